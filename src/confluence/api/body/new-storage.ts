import { readAdf } from '../../../documents/adf/read.ts';
import {
  collectMentions,
  eachMention,
  type MentionRef,
  mentionName,
  mentionRef,
  refKey,
} from '../../../documents/collect-mentions.ts';
import { collectOpaque } from '../../../documents/collect-opaque.ts';
import { editStorage } from '../../../documents/edit/edit.ts';
import { findSection, type HeadingAddress } from '../../../documents/edit/sections.ts';
import { readMarkdown } from '../../../documents/markdown/read.ts';
import { spanOf } from '../../../documents/source-span.ts';
import { readStorage } from '../../../documents/storage/read.ts';
import { writeStorage } from '../../../documents/storage/write.ts';
import type { Document, Node } from '../../../documents/tree.ts';
import { readWiki } from '../../../documents/wiki/read.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import type { Body, Dialect } from '../dialect.ts';
import type { Names } from '../names.ts';
import { checkStorage } from './check-storage.ts';
import { explained } from './explained.ts';
import { addHeadingAnchors } from './heading-anchors.ts';
import { fillNames, readBody } from './read-body.ts';
import { removedElements } from './removed.ts';
import { refsOfNames, resolveMentions } from './resolve-mentions.ts';
import { setTableLayout, type TableLayout } from './table-layout.ts';

/** A body as a caller gives it. */
export interface NewContent {
  text: string;
  format: 'markdown' | 'wiki' | 'storage' | 'adf';
  /** Only the section below this heading is meant; Markdown and storage. */
  section?: HeadingAddress | undefined;
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
  if (content.format === 'storage') checkStorage(content.text);
  if (content.section && current && before && content.format === 'storage')
    return replaceSection(content, { body: current.body, document: before });
  if (current && before && isMerged(content, current.body))
    return merge(content, { body: current.body, document: before, people });
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

/** Markdown is merged into storage, so that what the caller did not change keeps its bytes. */
const isMerged = ({ format, headingAnchors, tableLayout, section }: NewContent, body: Body): boolean =>
  format === 'markdown' &&
  body.format === 'storage' &&
  (section !== undefined || (!headingAnchors && tableLayout === undefined));

interface Merging {
  body: Body;
  /** The tree of `body`, people with their names. */
  document: Document;
  people: Pick<Dialect, 'findPeople'>;
}

async function merge(
  { text, section }: NewContent,
  { body, document, people }: Merging,
): Promise<{ storage: string; removed: string[] }> {
  const edited = explained(() => readMarkdown(text, { opaque: tokensOf(document) }));
  const refs = await refsOfNames(edited, { before: document, people });
  const shownNames = namesOf(document);
  const change = section ? ({ kind: 'replaceSection', heading: section, markdown: text } as const) : text;
  const lookups = {
    nameOf: (ref: MentionRef) => shownNames.get(refKey(ref)),
    userOf: (name: string) => refs.get(name),
  };
  const { storage, removed } = explained(() => editStorage(body.value, change, lookups));
  return { storage, removed };
}

/** Puts storage in the place of what stands below a heading; every other byte stays. */
function replaceSection(
  { text, section }: NewContent,
  { body, document }: Omit<Merging, 'people'>,
): { storage: string; removed: string[] } {
  const { siblings, start, end } = explained(() => findSection(document, section ?? { text: '' }));
  const [heading, last] = [siblings[start], siblings[end - 1]];
  const from = heading && spanOf(heading)?.end;
  const to = last && spanOf(last)?.end;
  if (body.format !== 'storage' || from === undefined || to === undefined)
    throw new InvalidArgument(
      'This page has no storage whose section could be replaced: give new_content as Markdown.',
    );
  const storage = body.value.slice(0, from) + text + body.value.slice(to);
  return { storage, removed: removedElements(document, readStorage(storage)) };
}

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

/** Display names by user, as reading the document showed them. */
function namesOf(document: Document): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  eachMention(document, (mention) => {
    const [ref, name] = [mentionRef(mention), mentionName(mention)];
    if (ref && name) names.set(refKey(ref), name);
  });
  return names;
}

/** The elements that the tokens in a Markdown text stand for. */
function tokensOf(before: Document): (id: string) => Node | undefined {
  const elements = collectOpaque(before);
  return (id) => elements.get(id);
}
