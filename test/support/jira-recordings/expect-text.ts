import { expect } from 'vitest';
import { isRecord, type Json } from './json.ts';

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Every piece of text in a document. */
function leaves(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(leaves);
  if (!isRecord(node)) return [];
  const attrs = isRecord(node.attrs) ? node.attrs : {};
  const said = ['mention', 'status'].includes(String(node.type)) ? attrs.text : node.text;
  return [...(typeof said === 'string' ? [said] : []), ...leaves(node.content)];
}

const MENTION = /\[~[^\]\n]+\]/g;

/** The words of wiki markup, without those that are markup. */
const words = (wiki: string): string[] =>
  wiki
    .replace(MENTION, ' ')
    .replace(/\{[a-z]+(?:[:|][^{}\n]*)?\}/gi, ' ')
    .replace(/^\s*(?:h[1-6]|bq)\.\s/gm, ' ')
    .replace(/!([^!\n|]+)\|[^!\n]*!/g, ' $1 ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** No text of a stored document or wiki text is missing from its Markdown. */
export function expectText(stored: unknown, markdown: string | undefined, where: string): void {
  const pieces = typeof stored === 'string' ? words(stored) : leaves(stored);
  const shown = bare(markdown ?? '');
  const missing = pieces.filter((piece) => !shown.includes(bare(piece)));
  expect(missing, where).toEqual([]);
  // A mention may show a display name in the place of the login.
  const mentions = typeof stored === 'string' ? (stored.match(MENTION) ?? []) : [];
  expect((markdown ?? '').split('@[').length - 1, `mentions of ${where}`).toBeGreaterThanOrEqual(
    mentions.length,
  );
}

/** An issue as the api shows it. */
export interface Shown {
  key: string;
  summary?: string | undefined;
  status?: { name: string } | undefined;
  description?: string | undefined;
  comments?: { id: string; body: string }[] | undefined;
}

/** An issue says what its answer says, word by word. */
export function expectIssue(wire: Json, issue: Shown): void {
  const fields = wire.fields as Json;
  expect(issue.key).toBe(wire.key);
  if (typeof fields.summary === 'string') expect(issue.summary).toBe(fields.summary);
  if (isRecord(fields.status)) expect(issue.status?.name).toBe(fields.status.name);
  expectText(fields.description, issue.description, 'description');
  const { comment } = fields;
  if (!isRecord(comment) || !Array.isArray(comment.comments)) return;
  for (const { id, body } of comment.comments as { id: unknown; body: unknown }[])
    expectText(body, issue.comments?.find((shown) => shown.id === String(id))?.body, `comment ${id}`);
}
