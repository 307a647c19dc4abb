import { editScript, type Run } from './edit-script.ts';

const CONTEXT = 3;
const SIGNS = { same: ' ', removed: '-', added: '+' } as const;

interface Line {
  kind: Run['kind'];
  text: string;
  from: number;
  to: number;
}

/** A unified diff with three lines of context; empty where the texts are equal. */
export function unifiedDiff(
  before: { name: string; text: string },
  after: { name: string; text: string },
): string {
  const lines = editScript(linesOf(before.text), linesOf(after.text)).flatMap(toLines);
  const hunks = hunksOf(lines);
  if (hunks.length === 0) return '';
  const bodies = hunks.flatMap((hunk) => [headOf(hunk), ...hunk.map(({ kind, text }) => SIGNS[kind] + text)]);
  return [`--- ${before.name}`, `+++ ${after.name}`, ...bodies].join('\n');
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));

const toLines = ({ kind, from, to, lines }: Run): Line[] =>
  lines.map((text, at) => ({
    kind,
    text,
    from: kind === 'added' ? from : from + at,
    to: kind === 'removed' ? to : to + at,
  }));

/** Changed lines with what is around them; changes whose surroundings meet are one hunk. */
function hunksOf(lines: readonly Line[]): Line[][] {
  const hunks: [number, number][] = [];
  lines.forEach(({ kind }, at) => {
    if (kind === 'same') return;
    const start = Math.max(0, at - CONTEXT);
    const end = Math.min(lines.length, at + CONTEXT + 1);
    const last = hunks.at(-1);
    if (last && start <= last[1]) last[1] = end;
    else hunks.push([start, end]);
  });
  return hunks.map(([start, end]) => lines.slice(start, end));
}

function headOf(hunk: readonly Line[]): string {
  const [first] = hunk;
  const range = (start: number, count: number): string =>
    count === 1 ? String(start + 1) : `${count === 0 ? start : start + 1},${count}`;
  const old = hunk.filter(({ kind }) => kind !== 'added').length;
  const now = hunk.filter(({ kind }) => kind !== 'removed').length;
  return `@@ -${range(first?.from ?? 0, old)} +${range(first?.to ?? 0, now)} @@`;
}
