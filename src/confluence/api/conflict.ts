import { changedSections } from './body/changed-sections.ts';
import { readBody, toMarkdown } from './body/read-body.ts';
import type { Body, PageRecord } from './dialect.ts';
import { Conflict, reasonOf } from './errors.ts';
import { displayName } from './names.ts';
import type { PageParts, Presenting } from './present-page.ts';

/** Versions that are told one by one. */
const MOST_TOLD = 5;

const EMPTY: Body = { format: 'storage', value: '' };

/**
 * The error for a change that was made on an older version: who changed the page since then, when, and which sections.
 * `now` is the page as it is, its body read.
 */
export async function conflict(
  parts: Pick<PageParts, 'dialect' | keyof Presenting>,
  { now, expected, cause }: { now: PageRecord; expected: number; cause?: unknown },
): Promise<Conflict> {
  const options = cause === undefined ? undefined : { cause };
  if (expected > now.version)
    return new Conflict(
      `Nothing was written: page ${now.id} is at version ${now.version}; there is no version ${expected} yet. Read the page and give the version that it tells.`,
      options,
    );
  const since = await changesSince(parts, now, expected).catch(
    (error: unknown) => `What changed since cannot be told: ${reasonOf(error)}`,
  );
  return new Conflict(
    `Nothing was written: the page is at version ${now.version}, not ${expected}. ${since} Read page ${now.id} again and repeat the change on the new version; confluence_get_page_diff from ${expected} to ${now.version} shows every line.`,
    options,
  );
}

async function changesSince(
  { dialect, names, limits }: Pick<PageParts, 'dialect' | keyof Presenting>,
  now: PageRecord,
  expected: number,
): Promise<string> {
  const first = Math.max(expected, now.version - MOST_TOLD);
  const numbers = Array.from({ length: now.version - first }, (_, at) => first + at);
  const records = [...(await Promise.all(numbers.map((number) => dialect.readVersion(now, number)))), now];
  const people = await names.of(
    [],
    records.map(({ versionAuthor }) => versionAuthor),
  );
  const texts = records.map(({ body }) => toMarkdown(readBody(body ?? EMPTY, limits), new Map()));
  const told = records.slice(1).map((record, at) => {
    const before = records[at] ?? record;
    const { changed } = changedSections(texts[at] ?? '', texts[at + 1] ?? '');
    if (before.title !== record.title) changed.unshift(`title: ${JSON.stringify(record.title)}`);
    const what = changed.length > 0 ? listed(changed) : sameText(before, record);
    const who = displayName(record.versionAuthor, people) ?? 'an unknown account';
    return `Version ${record.version} by ${who}${record.versionDate ? ` at ${record.versionDate}` : ''}: ${what}.`;
  });
  if (first > expected) told.unshift(`Versions ${expected + 1} to ${first} came before these.`);
  return told.join(' ');
}

const sameText = (before: PageRecord, after: PageRecord): string =>
  before.body?.value === after.body?.value
    ? 'the same text'
    : 'only what Markdown does not show, such as widths and ids';

const MOST_LISTED = 12;

const listed = (changes: readonly string[]): string =>
  changes.length > MOST_LISTED
    ? `${changes.slice(0, MOST_LISTED).join(', ')} and ${changes.length - MOST_LISTED} more`
    : changes.join(', ');
