import { collectMentions } from '../../documents/collect-mentions.ts';
import type { Document } from '../../documents/tree.ts';
import type { Page, PageContent } from '../model/page.ts';
import { readBody, toMarkdown } from './body/read-body.ts';
import type { Body, TreeRecord } from './dialect.ts';
import { peopleOf, toPage } from './page-result.ts';
import type { Presenting } from './present-page.ts';

/** Results for many pages, with everybody's name looked up at once. */
export async function presentChildren(
  records: readonly TreeRecord[],
  { names, limits }: Presenting,
  { markdown }: { markdown: boolean },
): Promise<Page[]> {
  const documents = records.map(({ body }) => (body && markdown ? readBody(body, limits) : undefined));
  const known = await names.of(
    documents.flatMap((document) => (document ? collectMentions(document) : [])),
    records.flatMap(peopleOf),
  );
  return records.map((record, at) => toPage(record, known, contentOf(record.body, documents[at], known)));
}

function contentOf(
  body: Body | undefined,
  document: Document | undefined,
  known: ReadonlyMap<string, string>,
): PageContent | undefined {
  if (document) return { value: toMarkdown(document, known), format: 'markdown' };
  return body && { value: body.value, format: 'storage' };
}
