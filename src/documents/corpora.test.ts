import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { adfDocuments, corporaPresent, corpus } from '../../test/support/documents/corpora.ts';
import { validate } from '../../test/support/documents/official-schema.ts';
import { readAdf } from './adf/read.ts';
import { writeAdf } from './adf/write.ts';
import { walk } from './children.ts';
import { collectMentionNames, mentionName, namedMentions } from './collect-mentions.ts';
import { collectOpaque } from './collect-opaque.ts';
import { readMarkdown } from './markdown/read.ts';
import { writeMarkdown } from './markdown/write.ts';
import { isoDate } from './plain-text.ts';
import { readStorage } from './storage/read.ts';
import { wellFormed } from './storage/well-formed.ts';
import { writeStorage } from './storage/write.ts';
import { innerText, parseXml, textOf, type XmlNode } from './storage/xml.ts';
import type { Document, Node } from './tree.ts';

interface Named<T> {
  name: string;
  value: T;
}

const jsonFiles = corpus(['conversion', 'fixtures'], /\.json$/).filter(
  (file) => !file.name.includes('adf-schema'),
);
const adf: Named<object>[] = jsonFiles.flatMap(({ name, text }) =>
  [...adfDocuments(parse(text))].map((value) => ({ name, value })),
);
const storage: Named<string>[] = [
  ...corpus(['conversion'], /\.(xml|xhtml|html)$/).map(({ name, text }) => ({ name, value: text })),
  ...jsonFiles.flatMap(({ name, text }) => [...storageBodies(parse(text))].map((value) => ({ name, value }))),
];
const markdown: Named<string>[] = corpus(['conversion'], /\.md$/).map(({ name, text }) => ({
  name,
  value: text,
}));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function* storageBodies(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  if (
    'representation' in value &&
    value.representation === 'storage' &&
    'value' in value &&
    typeof value.value === 'string'
  ) {
    yield value.value;
  }
  for (const part of Object.values(value)) yield* storageBodies(part);
}

/** Counts what holds, prints the figure, and names what does not. */
function tally<T>(title: string, cases: readonly Named<T>[], holds: (value: T) => boolean | string): void {
  const failed = cases.flatMap(({ name, value }) => {
    const result = holds(value);
    return result === true ? [] : [`${name}${typeof result === 'string' ? `: ${result}` : ''}`];
  });
  console.log(`${title}: ${cases.length - failed.length} of ${cases.length}`);
  expect(failed).toEqual([]);
  expect(cases.length).toBeGreaterThan(0);
}

function reread(document: Document): Document {
  const nodes = collectOpaque(document);
  const users = namedMentions(document);
  return readMarkdown(writeMarkdown(document), {
    opaque: (id) => nodes.get(id),
    mention: (name) => users.get(name),
  });
}

const squeeze = (text: string) => text.replace(/[\s\u200b]+/g, '');

/** What a reader of the document sees, one entry per node. */
function visible(document: Document): string[] {
  const found: string[] = [];
  walk(document, (node) => found.push(...shown(node).map(squeeze).filter(Boolean)));
  return found;
}

function shown(node: Node): string[] {
  switch (node.type) {
    case 'text':
      return [node.text];
    case 'mention':
      return [mentionName(node) ?? node.attrs.id ?? ''];
    case 'status':
      return [node.attrs.text];
    case 'date':
      return [isoDate(node.attrs.timestamp)];
    case 'emoji':
      return [node.attrs.shortName.replace(/:/g, '')];
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return [node.attrs.url];
    case 'expand':
      return [node.attrs?.title ?? ''];
    case 'panel':
    case 'codeBlock':
      return [node.title ?? ''];
    case 'opaqueBlock':
    case 'opaqueInline':
      return [node.text ?? '', node.title ?? ''];
    default:
      return [];
  }
}

/** The text of a document after a round through Markdown, and its Markdown, white space squeezed out. */
function said(document: Document): string {
  return squeeze(visible(reread(document)).join('') + writeMarkdown(document));
}

function missing(document: Document): string | true {
  const text = said(document);
  const lost = visible(document).filter((entry) => !text.includes(entry));
  return lost.length === 0 || JSON.stringify(lost.slice(0, 3));
}

/** Every text of a storage document that is no setting: outside parameters, task numbers and link targets. */
function visibleXml(node: XmlNode): string[] {
  if (node.kind === 'text') return [squeeze(textOf(node))].filter(Boolean);
  const hidden = [
    'ac:parameter',
    'ac:task-id',
    'ac:task-uuid',
    'ac:task-status',
    'colgroup',
    'ac:adf-attribute',
  ];
  return hidden.includes(node.name) ? [] : node.children.flatMap(visibleXml);
}

function codeBodies(node: XmlNode): string[] {
  if (node.kind === 'text') return [];
  return node.name === 'ac:plain-text-body' ? [innerText(node)] : node.children.flatMap(codeBodies);
}

describe.skipIf(!corporaPresent)('real documents', () => {
  it('ADF that is valid is written as it was read', () => {
    tally(
      'ADF read, written: deeply equal',
      adf.filter(({ value }) => validate(value)),
      (value) => isDeepStrictEqual(writeAdf(readAdf(value)), value),
    );
  });

  it('ADF that is not valid is read without an error and written', () => {
    const invalid = adf.filter(({ value }) => !validate(value));
    tally(
      'ADF invalid for the schema: read and written',
      invalid,
      (value) => writeAdf(readAdf(value)).type === 'doc',
    );
    const mended = invalid.filter(({ value }) => validate(writeAdf(readAdf(value)))).length;
    console.log(`ADF invalid for the schema: valid when written again: ${mended} of ${invalid.length}`);
  });

  it('ADF loses no text, mention, status, date or card in Markdown', () => {
    tally('ADF in Markdown: nothing lost', adf, (value) => missing(readAdf(value)));
  });

  it('storage is the same tree again when written and read, and well-formed', () => {
    tally('storage read, written, read: same tree', storage, (xml) => {
      const tree = readStorage(xml);
      const written = writeStorage(tree);
      const form = wellFormed(written);
      if (!form.ok) return form.reason;
      return isDeepStrictEqual(readStorage(written), tree) || written;
    });
  });

  it('storage keeps all visible text and code in Markdown', () => {
    tally('storage in Markdown: text kept', storage, (xml) => {
      const document = readStorage(xml);
      const text = said(document);
      const lost = visibleXml(parseXml(xml)).filter((entry) => !text.includes(entry));
      return lost.length === 0 ? missing(document) : JSON.stringify(lost.slice(0, 3));
    });
    tally('storage in Markdown: code verbatim', storage, (xml) => {
      const document = readStorage(xml);
      const texts: string[] = [];
      walk(reread(document), (node) =>
        texts.push(...(node.type === 'codeBlock' ? node.content.map(({ text }) => text) : shown(node))),
      );
      const lost = codeBodies(parseXml(xml)).filter(
        (code) =>
          code &&
          !texts.includes(code.replace(/\r\n/g, '\n')) &&
          !texts.some((text) => text === code.replace(/\s+/g, ' ').trim()),
      );
      return lost.length === 0 || JSON.stringify(lost.slice(0, 2));
    });
  });

  it('Markdown becomes valid ADF, well-formed storage, and the same tree again', () => {
    tally('Markdown to ADF: valid', markdown, (text) => validate(writeAdf(readMarkdown(text))));
    tally(
      'Markdown to storage: well-formed',
      markdown,
      (text) => wellFormed(writeStorage(readMarkdown(text))).ok,
    );
    tally('Markdown read, written, read: fixed point', markdown, (text) => {
      const once = writeMarkdown(readMarkdown(text));
      return writeMarkdown(readMarkdown(once)) === once;
    });
    expect(collectMentionNames(readMarkdown('@[Ann Lee]'))).toEqual(['Ann Lee']);
  });
});
