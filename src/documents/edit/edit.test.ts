import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { adfDocuments, corporaPresent, corpus } from '../../../test/support/documents/corpora.ts';
import {
  bodies,
  changed,
  isPlainText,
  nameOf,
  paragraph,
  say,
  textNodes,
} from '../../../test/support/documents/edits.ts';
import { originOf } from '../adf/origin.ts';
import { readAdf } from '../adf/read.ts';
import { walk } from '../children.ts';
import { DocumentError } from '../document-error.ts';
import { writeBlocks } from '../markdown/write-block.ts';
import { spanOf } from '../source-span.ts';
import { isBare } from '../storage/bare.ts';
import { readStorage } from '../storage/read.ts';
import type { Document, Node, Paragraph } from '../tree.ts';
import { editAdf, editStorage } from './edit.ts';
import { createEdition, shownMarkdown } from './edition.ts';
import { elementsOf } from './elements.ts';
import { merge } from './merge.ts';

/** What the caller gets to read afterwards is what the caller wrote. */
function readsBack(result: string, document: Document, markdown: string): boolean {
  const { edited, context } = createEdition(document, markdown, { nameOf });
  const wrote = writeBlocks(edited.content, context).join('\n');
  const got = shownMarkdown(readStorage(result), { nameOf });
  return squeeze(wrote) === squeeze(got);
}

/** Whether the caller of the original was shown the same. */
function sameReading(document: Document, markdown: string): boolean {
  return markdown === shownMarkdown(document, { nameOf });
}

const squeeze = (markdown: string) => untoken(markdown).trim();
const untoken = (markdown: string) => markdown.replace(/\{#m\d+-[0-9a-f]{4}\}/g, '{#}');

function tally(title: string, cases: number, failed: readonly string[]): void {
  console.log(`${title}: ${cases - failed.length} of ${cases}`);
  expect(failed.slice(0, 20)).toEqual([]);
  expect(cases).toBeGreaterThan(0);
}

/** Whether old and new differ only within `start` and `end` of the old text and the white space around. */
function within(old: string, now: string, span: { start: number; end: number }): boolean {
  const rest = old.length - span.end;
  return now.startsWith(old.slice(0, span.start)) && now.endsWith(old.slice(old.length - rest));
}

describe.skipIf(!corporaPresent)('storage documents', () => {
  it('stay themselves without an edit', () => {
    const failed = bodies.flatMap(({ name, text }) => {
      const document = readStorage(text);
      const markdown = shownMarkdown(document, { nameOf });
      const same = editStorage(text, markdown, { nameOf }).storage === text;
      // Without the short cut for equal Markdown: every block has to find itself again.
      const { content } = merge(createEdition(document, markdown, { nameOf })).document;
      const all =
        content.length === document.content.length && content.every((b, i) => b === document.content[i]);
      return same && all ? [] : [`${name}${same ? ' (merge)' : ''}: ${text.length}`];
    });
    tally('Storage unchanged', bodies.length, failed);
  });

  it('change only where a text was changed', { timeout: 600_000 }, () => {
    const cases = bodies.flatMap((body) => {
      const document = readStorage(body.text);
      return textNodes(document).map((node): Case => {
        const span = spanOf(node) ?? { start: 0, end: 0 };
        return { ...body, document, span, markdown: say(document, node, [changed(node)]) };
      });
    });
    judge('Storage, one text changed', cases);
  });

  it('change only in the list, table or other parent of an item, row or block that goes', {
    timeout: 600_000,
  }, () => {
    const cases = bodies.flatMap((body) => {
      const document = readStorage(body.text);
      return deletable(document).map(([node, parent]): Case => {
        const span = spanOf(parent) ?? { start: 0, end: 0 };
        return { ...body, document, span, markdown: say(document, node, []) };
      });
    });
    judge('Storage, something inside deleted', cases);
  });

  it('change only at the place where a block comes or goes', { timeout: 600_000 }, () => {
    const cases = bodies.flatMap((body) => {
      const document = readStorage(body.text);
      const blocks = document.content;
      return blocks.flatMap((node, i) => {
        const [before, after] = [blocks[i - 1], blocks[i + 1]];
        const [left, right] = [before && spanOf(before), after && spanOf(after)];
        // Text without a paragraph gets one when it would run on into its new neighbour.
        const start = before && isBare(before as Paragraph) ? left?.start : left?.end;
        const end = after && isBare(after as Paragraph) ? right?.end : right?.start;
        const span = { start: start ?? 0, end: end ?? body.text.length };
        return [[], [node, paragraph]].map((instead): Case => {
          return { ...body, document, span, markdown: say(document, node, instead) };
        });
      });
    });
    judge('Storage, a block more or less', cases);
  });
});

/** The ADF documents of the corpora, each once. */
const adfs = corpus(['conversion', 'fixtures'], /\.json$/)
  .filter(({ name }) => !name.includes('adf-schema') && !name.includes('invalid'))
  .flatMap(({ name, text }) => [...adfDocuments(parse(text))].map((value) => ({ name, value })))
  .filter(({ value }, at, all) => at === all.findIndex((other) => isDeepStrictEqual(other.value, value)));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

describe.skipIf(!corporaPresent)('ADF documents', () => {
  it('stay themselves without an edit', () => {
    const failed = adfs.flatMap(({ name, value }) => {
      const document = readAdf(value);
      const markdown = shownMarkdown(document);
      const same = isDeepStrictEqual(editAdf(value, markdown).adf, { version: 1, ...value });
      const { content } = merge(createEdition(document, markdown)).document;
      const all =
        content.length === document.content.length && content.every((b, i) => b === document.content[i]);
      return same && all ? [] : [`${name}${same ? ' (merge)' : ''}`];
    });
    tally('ADF unchanged', adfs.length, failed);
  });

  it('change only in the block where a text was changed, however deep it stands', {
    timeout: 600_000,
  }, () => {
    const cases = adfs.flatMap(adfCases).filter((one) => !sameReading(one.document, one.markdown));
    const [outside, other]: [string[], string[]] = [[], []];
    for (const { name, value, document, json, markdown } of cases) {
      const { adf } = editAdf(value, markdown, { links });
      if (!sameButFor(json, { version: 1, ...value }, adf)) outside.push(`${name} ${JSON.stringify(json)}`);
      const wrote = createEdition(document, markdown);
      const said = writeBlocks(wrote.edited.content, wrote.context).join('\n');
      if (squeeze(said) !== squeeze(shownMarkdown(readAdf(adf)))) other.push(name);
    }
    tally('ADF, one text changed: everything else equal', cases.length, outside);
    tally('ADF, one text changed: read back as written', cases.length, other);
  });
});

function adfCases({ name, value }: { name: string; value: object }) {
  const document = readAdf(value);
  return textBlocks(document).flatMap((node) => {
    const json = originOf(node);
    return json ? [{ name, value, document, json, markdown: say(document, node, [changed(node)]) }] : [];
  });
}

/** Whether two JSON values are equal everywhere but in one object of the first. */
function sameButFor(place: object, one: unknown, other: unknown): boolean {
  if (one === place) return true;
  if (!isObject(one) || !isObject(other)) return one === other;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => name in other && sameButFor(place, one[name], other[name]))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

describe.skipIf(!corporaPresent)('the guard', () => {
  it('lists exactly what a deleted block held, and refuses when that was not shown', () => {
    const failed: string[] = [];
    let cases = 0;
    for (const { name, text } of bodies) {
      const document = readStorage(text);
      const all = elementsOf(document, createEdition(document, '', { nameOf }));
      document.content.forEach((block, i) => {
        const rest = { ...document, content: document.content.toSpliced(i, 1) };
        const left = new Map<string, number>();
        const edition = createEdition(document, '', { nameOf });
        for (const { key } of elementsOf(rest, edition)) left.set(key, (left.get(key) ?? 0) + 1);
        const gone = all.filter(({ key }) => {
          const more = left.get(key) ?? 0;
          left.set(key, more - 1);
          return more <= 0;
        });
        const markdown = say(document, block, []);
        if (gone.length === 0 || sameReading(document, markdown)) return;
        cases++;
        const { removed } = editStorage(text, markdown, { nameOf });
        const names = gone.map((element) => element.name);
        const blind = () => editStorage(text, markdown, { nameOf, shown: '' });
        if (!isDeepStrictEqual(removed, names) || !refuses(blind, names))
          failed.push(`${name} ${i} ${removed} / ${names}`);
      });
    }
    tally('Guard: lists and refuses', cases, failed);
  });
});

function refuses(edit: () => unknown, names: readonly string[]): boolean {
  try {
    edit();
    return false;
  } catch (error) {
    return error instanceof DocumentError && names.every((name) => error.message.includes(name));
  }
}

const links = () => 'https://wiki.example/x';

function textBlocks(document: Document): Node[] {
  const found: Node[] = [];
  walk(document, (node) => {
    const holds = ['paragraph', 'heading', 'codeBlock', 'taskItem', 'caption'].includes(node.type);
    if (holds && 'content' in node && node.content.some(isPlainText)) found.push(node);
  });
  return found;
}

/** Items, rows and blocks inside others that leave something behind, each with its parent. */
function deletable(document: Document): [Node, Node][] {
  const found: [Node, Node][] = [];
  walk(document, (parent) => {
    const nodes = isWholeParent(parent) && 'content' in parent ? (parent.content as Node[]) : [];
    if (nodes.length > 1) for (const node of nodes) if (spanOf(node)) found.push([node, parent]);
  });
  return found.filter(([node]) => !('text' in node) && !inlineTypes.has(node.type));
}

// A `p` around blocks is a paragraph again when only text is left in it.
function isWholeParent(node: Node): boolean {
  if (node.type === 'container' && node.name === 'p') return false;
  return spanOf(node) !== undefined && !['paragraph', 'tableRow', 'taskList'].includes(node.type);
}

const inlineTypes = new Set(['hardBreak', 'mention', 'status', 'date', 'emoji', 'inlineCard', 'mediaInline']);

interface Case {
  name: string;
  text: string;
  document: Document;
  /** Where the text may differ afterwards. */
  span: { start: number; end: number };
  markdown: string;
}

function judge(title: string, all: readonly Case[]): void {
  // Of two equal neighbours nobody can say which one went.
  const times = new Map<string, number>();
  const key = ({ text, markdown }: Case) => `${text}\n${markdown}`;
  for (const one of all) times.set(key(one), (times.get(key(one)) ?? 0) + 1);
  const cases = all.filter((one) => times.get(key(one)) === 1 && !sameReading(one.document, one.markdown));
  const results = cases.map((one) => ({
    ...one,
    storage: editStorage(one.text, one.markdown, { nameOf }).storage,
  }));
  const where = ({ name, text, span }: Case) =>
    `${name} ${JSON.stringify(text.slice(span.start, span.start + 80))}`;
  const outside = results.filter(({ text, storage, span }) => !within(text, storage, span));
  const other = results.filter(({ storage, document, markdown }) => !readsBack(storage, document, markdown));
  tally(`${title}: nothing else touched`, cases.length, outside.map(where));
  tally(`${title}: read back as written`, cases.length, other.map(where));
}
