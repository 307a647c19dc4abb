import { collectMentions } from '../../documents/collect-mentions.ts';
import { InvalidArgument } from '../../http/errors.ts';
import type { Page } from '../model/page.ts';
import type { PageDiff } from '../model/page-change.ts';
import { readBody, toMarkdown } from './body/read-body.ts';
import type { Body, PageHead, PageRecord } from './dialect.ts';
import { unifiedDiff } from './diff/unified-diff.ts';
import { isNotFound } from './first-found.ts';
import { type PageParts, type Presenting, present } from './present-page.ts';
import { compact } from './wire.ts';

/** One version of a page, by id or URL. */
export interface VersionOptions {
  page_id: string;
  version: number;
  convert_to_markdown: boolean;
}

/** Two versions of a page. */
export interface DiffOptions {
  page_id: string;
  from_version: number;
  to_version: number;
}

const EMPTY: Body = { format: 'storage', value: '' };

/** Pages and blog posts as they were. */
export function createVersions(parts: Pick<PageParts, 'dialect' | 'places' | 'reading' | keyof Presenting>) {
  const { places } = parts;
  return {
    async get({ page_id, version, convert_to_markdown: markdown }: VersionOptions): Promise<Page> {
      const record = await readVersion(parts, await places.require(page_id), version);
      await parts.reading.note(record, 'whole');
      return (await present(record, parts, { markdown, people: true })).page;
    },

    async diff({ page_id, from_version: from, to_version: to }: DiffOptions): Promise<PageDiff> {
      const page = await places.require(page_id);
      const [before, after] = await Promise.all([
        readVersion(parts, page, from),
        from === to ? undefined : readVersion(parts, page, to),
      ]);
      const later = after ?? before;
      const [old, now] = await markdownOf(parts, before, later);
      const diff = unifiedDiff({ name: `v${from}`, text: old }, { name: `v${to}`, text: now });
      return compact<PageDiff>({
        page_id: page.id,
        title: later.title,
        from_version: from,
        to_version: to,
        diff,
        from_title: before.title === later.title ? undefined : before.title,
        note: noteOn({ before, later, diff }),
      });
    },
  };
}

/** @throws InvalidArgument with the versions that there are, where this is none of them. */
async function readVersion(
  { dialect }: Pick<PageParts, 'dialect'>,
  page: PageHead,
  version: number,
): Promise<PageRecord> {
  try {
    return await dialect.readVersion(page, version);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    const now = await dialect.readHead(page.id);
    throw new InvalidArgument(
      version > now.version
        ? `Page ${page.id} has no version ${version}: the newest is ${now.version}.`
        : `Version ${version} of page ${page.id} does not exist any more; the newest is ${now.version}.`,
      { cause: error },
    );
  }
}

/** Both bodies, with the names of everybody in them looked up at once. */
async function markdownOf(
  { names, limits }: Presenting,
  before: PageRecord,
  after: PageRecord,
): Promise<[string, string]> {
  const old = readBody(before.body ?? EMPTY, limits);
  const now = readBody(after.body ?? EMPTY, limits);
  const known = await names.of([...collectMentions(old), ...collectMentions(now)]);
  return [toMarkdown(old, known), toMarkdown(now, known)];
}

function noteOn(versions: { before: PageRecord; later: PageRecord; diff: string }): string | undefined {
  const { before, later, diff } = versions;
  if (before.body?.value === later.body?.value)
    return diff === '' && before.version !== later.version
      ? 'The body is the same in both versions.'
      : undefined;
  if (diff !== '') return undefined;
  return 'The text is the same, but the stored format changed in what Markdown does not show, such as widths, colours or ids of elements. confluence_get_page_history with convert_to_markdown: false shows both.';
}
