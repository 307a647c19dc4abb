import { readAdf } from '../../../documents/adf/read.ts';
import { collectMentions } from '../../../documents/collect-mentions.ts';
import { collectOpaque } from '../../../documents/collect-opaque.ts';
import { readMarkdown } from '../../../documents/markdown/read.ts';
import { readStorage } from '../../../documents/storage/read.ts';
import { writeStorage } from '../../../documents/storage/write.ts';
import type { Document, Node } from '../../../documents/tree.ts';
import { readWiki } from '../../../documents/wiki/read.ts';
import type { Body, Dialect } from '../dialect.ts';
import type { Names } from '../names.ts';
import { checkStorage } from './check-storage.ts';
import { explained } from './explained.ts';
import { addHeadingAnchors } from './heading-anchors.ts';
import { fillNames, readBody, toMarkdown } from './read-body.ts';
import { removedElements } from './removed.ts';
import { resolveMentions } from './resolve-mentions.ts';
import { setTableLayout, type TableLayout } from './table-layout.ts';

/** A body as a caller gives it. */
export interface NewContent {
  text: string;
  format: 'markdown' | 'wiki' | 'storage' | 'adf';
  /** Markdown only. */
  headingAnchors?: boolean | undefined;
  /** Markdown only. */
  tableLayout?: TableLayout | undefined;
}

/** What the conversion needs to know of the site. */
export interface Surroundings {
  people: Pick<Dialect, 'findPeople'>;
  /** The body that is replaced, where there is one. */
  current?: { body: Body; names: Names } | undefined;
}

/**
 * The one place that turns a caller's content, given the body it replaces, into new storage. `removed` lists elements of
 * the old body that are gone.
 * @throws InvalidArgument for content that cannot be read, or names people who cannot be told apart.
 */
export async function newStorage(
  content: NewContent,
  { people, current }: Surroundings,
): Promise<{ storage: string; removed: string[] }> {
  const before = current && (await readCurrent(current));
  if (current && before && isUnchanged(content, { body: current.body, document: before }))
    return { storage: current.body.value, removed: [] };
  if (content.format === 'storage') checkStorage(content.text);
  const after = explained(() => read(content, before));
  const removed = before ? removedElements(before, after) : [];
  // Storage is sent as it is; the tree of it only shows what is missing.
  if (content.format === 'storage') return { storage: content.text, removed };
  await resolveMentions(after, { before, people });
  if (content.format === 'markdown') {
    if (content.headingAnchors) addHeadingAnchors(after);
    if (content.tableLayout) setTableLayout(after, content.tableLayout);
  }
  return { storage: explained(() => writeStorage(after)), removed };
}

/** Storage text as a body. */
export const asStorage = (value: string): Body => ({ format: 'storage', value });

/** Whether the text is what reading the current body gives: then there is nothing to convert. */
const isUnchanged = (
  { text, format, headingAnchors, tableLayout }: NewContent,
  { body, document }: { body: Body; document: Document },
): boolean =>
  format === 'markdown' &&
  body.format === 'storage' &&
  !headingAnchors &&
  tableLayout === undefined &&
  text.trimEnd() === toMarkdown(document, new Map());

async function readCurrent({ body, names }: { body: Body; names: Names }): Promise<Document> {
  const document = readBody(body);
  fillNames(document, await names.of(collectMentions(document)));
  return document;
}

function read({ text, format }: NewContent, before: Document | undefined): Document {
  switch (format) {
    case 'storage':
      return readStorage(text);
    case 'wiki':
      return readWiki(text);
    case 'adf':
      return readAdf(JSON.parse(text));
    default:
      return readMarkdown(text, before && { opaque: tokensOf(before) });
  }
}

/** The elements that the tokens in a Markdown text stand for. */
function tokensOf(before: Document): (id: string) => Node | undefined {
  const elements = collectOpaque(before);
  return (id) => elements.get(id);
}
