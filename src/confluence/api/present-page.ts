import { collectMentions } from '../../documents/collect-mentions.ts';
import type { Limits } from '../../documents/limits.ts';
import type { Page, PageContent } from '../model/page.ts';
import { readBody, toMarkdown } from './body/read-body.ts';
import type { Body, Dialect, PageRecord } from './dialect.ts';
import { PartlyDone, reasonOf } from './errors.ts';
import type { Names } from './names.ts';
import { peopleOf, toPage } from './page-result.ts';
import type { Places } from './places.ts';
import type { Reading } from './reading.ts';
import type { Scope } from './scope.ts';

/** What bodies are read and shown with. */
export interface Presenting {
  names: Names;
  /** Largest and deepest body that is converted; the documents' own limits when undefined. */
  limits: Limits | undefined;
}

/** What everything that reads or writes pages works with. */
export interface PageParts extends Presenting {
  dialect: Dialect;
  scope: Scope;
  places: Places;
  reading: Reading;
}

/** The result for a page, with everybody's name looked up at once. */
export async function present(
  record: PageRecord,
  { names, limits }: Presenting,
  wanted: { markdown: boolean; people: boolean },
): Promise<{ page: Page; content: PageContent }> {
  const { body } = record;
  const document = body && wanted.markdown ? readBody(body, limits) : undefined;
  const known = await names.of(
    document ? collectMentions(document) : [],
    wanted.people ? peopleOf(record) : [],
  );
  const content: PageContent = document
    ? { value: toMarkdown(document, known), format: 'markdown' }
    : { value: body?.value ?? '', format: body?.format ?? 'storage' };
  return { page: toPage(record, known, content), content };
}

/**
 * The result for a page that was just written; its content only on request.
 * @throws PartlyDone where it was written but cannot be shown.
 */
export async function presentWritten(
  record: PageRecord,
  presenting: Presenting,
  { written, content }: { written: string; content: Body | undefined },
): Promise<Page> {
  try {
    const { page } = await present({ ...record, body: content }, presenting, {
      markdown: true,
      people: true,
    });
    return page;
  } catch (error) {
    throw new PartlyDone(`${written}. It cannot be shown: ${reasonOf(error)}`, { cause: error });
  }
}
