import { checkAdf } from '../../../documents/adf/check.ts';
import { readAdf } from '../../../documents/adf/read.ts';
import { collectOpaque } from '../../../documents/collect-opaque.ts';
import type { Limits } from '../../../documents/limits.ts';
import { readMarkdown } from '../../../documents/markdown/read.ts';
import { writeStorage } from '../../../documents/storage/write.ts';
import type { Document, Node } from '../../../documents/tree.ts';
import { readWiki } from '../../../documents/wiki/read.ts';
import type { Body, Dialect } from '../dialect.ts';
import { checkStorage, fitting } from './check-storage.ts';
import { explained } from './explained.ts';
import { addHeadingAnchors } from './heading-anchors.ts';
import type { PageEdit } from './page-edit.ts';
import { resolveMentions } from './resolve-mentions.ts';
import { setTableLayout, type TableLayout } from './table-layout.ts';

/** A body as a caller gives it. */
export interface NewContent {
  text: string;
  format: 'markdown' | 'wiki' | 'storage' | 'adf';
  /** What the text does to the body that is there; it replaces all of it when absent. */
  edit?: PageEdit | undefined;
  /** Markdown only. */
  headingAnchors?: boolean | undefined;
  /** Markdown only. */
  tableLayout?: TableLayout | undefined;
}

/** What the conversion needs to know of the site. */
export interface Surroundings {
  people: Pick<Dialect, 'findPeople'>;
  /** The body that is replaced, where there is one: tokens and names in the text mean its elements and people. */
  before?: Document | undefined;
  limits: Limits | undefined;
}

/**
 * A caller's content as storage; storage itself stays as it is.
 * @throws InvalidArgument for content that cannot be read, or names people who cannot be told apart.
 */
export async function newStorage(content: NewContent, surroundings: Surroundings): Promise<string> {
  const { people, before, limits } = surroundings;
  const text = fitting(content.text, limits);
  if (content.format === 'storage') {
    checkStorage(text, limits);
    return text;
  }
  const document = explained(() => read(content, surroundings));
  await resolveMentions(document, { before, people });
  if (content.format === 'markdown') {
    if (content.headingAnchors) addHeadingAnchors(document);
    if (content.tableLayout) setTableLayout(document, content.tableLayout);
  }
  return fitting(
    explained(() => writeStorage(document)),
    limits,
  );
}

/** Storage text as a body. */
export const asStorage = (value: string): Body => ({ format: 'storage', value });

function read({ text, format }: NewContent, { before, limits }: Surroundings): Document {
  switch (format) {
    case 'wiki':
      return readWiki(text, limits);
    case 'adf':
      return readGivenAdf(JSON.parse(text), limits);
    default:
      return readMarkdown(text, { limits, ...(before && { opaque: tokensOf(before) }) });
  }
}

/** Strict, unlike the reading of what a site stores: of what is not valid nobody knows what was meant. */
function readGivenAdf(doc: unknown, limits: Limits | undefined): Document {
  checkAdf(doc, limits);
  return readAdf(doc, limits);
}

/** The elements that the tokens in a Markdown text stand for. */
export function tokensOf(before: Document): (id: string) => Node | undefined {
  const elements = collectOpaque(before);
  return (id) => elements.get(id);
}
