import { isRecord } from '../prune.ts';

/** Ids of fields whose sent value did not stick, by comparing it with what Jira answers afterwards. */
export const notApplied = (sent: Record<string, unknown>, kept: Record<string, unknown>): string[] =>
  Object.keys(sent).filter((id) => id in kept && !matches(sent[id], kept[id]));

function matches(sent: unknown, kept: unknown): boolean {
  if (isEmpty(sent)) return isEmpty(kept);
  if (isEmpty(kept)) return false;
  if (Array.isArray(sent)) {
    return Array.isArray(kept) && sent.every((item) => kept.some((candidate) => matches(item, candidate)));
  }
  if (isRecord(sent)) return isRecord(kept) ? sharesNames(sent, kept) : true;
  return !isScalar(kept) || sameScalar(sent, kept);
}

const NAMES = ['id', 'accountId', 'key', 'name', 'value'];

/** Whether no identifying property that both have differs; documents and plugins' objects have none and pass. */
function sharesNames(sent: Record<string, unknown>, kept: Record<string, unknown>): boolean {
  const common = NAMES.filter((name) => isScalar(sent[name]) && isScalar(kept[name]));
  if (!common.every((name) => sameScalar(sent[name], kept[name]))) return false;
  return !isRecord(sent.child) || (isRecord(kept.child) && sharesNames(sent.child, kept.child));
}

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Jira trims text, turns line ends and answers moments in the user's own zone. */
function sameScalar(sent: unknown, kept: unknown): boolean {
  const [left, right] = [sent, kept].map((value) => String(value).replace(/\r\n?/g, '\n').trim());
  if (left === right || left?.toLowerCase() === right?.toLowerCase()) return true;
  if (typeof sent === 'number' && typeof kept === 'string') return true;
  return isMoment(left) && isMoment(right) && Date.parse(left) === Date.parse(right);
}

const isMoment = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}T/.test(text ?? '');

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
