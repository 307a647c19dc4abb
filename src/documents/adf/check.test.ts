import { describe, expect, it } from 'vitest';
import { type Json, marks, nodes } from '../../../test/support/documents/adf-samples.ts';
import { corporaPresent, corpus } from '../../../test/support/documents/corpora.ts';
import { official, validate } from '../../../test/support/documents/official-schema.ts';
import { DocumentError } from '../document-error.ts';
import { checkAdf } from './check.ts';
import { marks as ownMarks, nodes as ownNodes } from './grammar.ts';
import { isAdfNode, isRecord } from './json.ts';

function faultOf(doc: unknown): string | undefined {
  try {
    checkAdf(doc);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(DocumentError);
    return (error as Error).message;
  }
}

const docOf = (...content: unknown[]) => ({ type: 'doc', version: 1, content });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });

describe('ADF that a caller made', () => {
  it.each<[unknown, string]>([
    [docOf(paragraph({ type: 'text', text: '' })), 'content[0].content[0].text has to be a text'],
    [docOf({ type: 'hologram' }), 'content[0] is of the unknown type "hologram"'],
    [docOf({ type: 'constructor' }), 'content[0] is of the unknown type "constructor"'],
    [docOf({ type: 'text', text: 'a' }), 'content[0] is a text; what may stand there is bulletList, '],
    [
      docOf({ type: 'heading', attrs: { level: 7 } }),
      'content[0].attrs.level has to be a number from 1 to 6',
    ],
    [docOf({ type: 'heading' }), 'content[0].attrs has to be an object'],
    [
      docOf({ type: 'panel', content: [paragraph()], attrs: { panelType: 'loud' } }),
      'content[0].attrs.panelType has to be "info" or "note"',
    ],
    [docOf({ type: 'bulletList', content: [] }), 'content[0].content has 0 nodes; at least 1 are needed'],
    [docOf({ type: 'paragraph', style: 'bold' }), 'content[0].style is not known'],
    [docOf({ type: 'rule', content: [] }), 'content[0].content may not be there'],
    [
      docOf(paragraph({ type: 'text', text: 'a', marks: [{ type: 'code' }, { type: 'em' }] })),
      'content[0].content[0].marks are code, em, which exclude each other',
    ],
    [
      docOf(paragraph({ type: 'text', text: 'a', marks: [{ type: 'link', attrs: {} }] })),
      'content[0].content[0].marks[0].attrs.href is missing: it is a text',
    ],
    [{ type: 'doc', content: [] }, 'version has to be 1'],
    [{ type: 'doc', version: 1 }, 'content has to be a list of nodes'],
    [[], 'the document has to be an object'],
  ])('is refused with path and reason: %j', (doc, reason) => expect(faultOf(doc)).toContain(reason));

  it('is refused beyond the limits, however deep it is', () => {
    let node: unknown = paragraph();
    for (let depth = 0; depth < 50_000; depth++) node = { type: 'blockquote', content: [node] };
    expect(faultOf(docOf(node))).toContain('nested deeper than 100 levels');
  });
});

describe.skipIf(!corporaPresent)('compared with the official schema', () => {
  it('the same nodes and marks are known', () => {
    expect(Object.keys(ownNodes).sort()).toEqual(official(false));
    expect(Object.keys(ownMarks).sort()).toEqual(official(true));
  });

  it("Atlassian's own examples are accepted and refused as the schema does", () => {
    const docs = corpus(['conversion/ttaranov+atlaskit-mk-2'], /\.json$/)
      .filter(({ name }) => name.includes('v1-reference'))
      .map(({ name, text }) => ({ name, json: JSON.parse(text) as Json }));
    const valid = docs.filter(({ json }) => validate(json));
    const invalid = docs.filter(({ json }) => !validate(json));
    const accepted = valid.filter(({ json }) => faultOf(json) === undefined);
    const refused = invalid.filter(({ json }) => faultOf(json) !== undefined);
    console.log(
      `Atlassian's documents, checked: ${accepted.length} of ${valid.length} valid ones accepted, ${refused.length} of ${invalid.length} invalid ones refused`,
    );
    expect([valid.length, invalid.length]).toEqual([89, 116]);
    expect(valid.filter(({ json }) => faultOf(json)).map(({ name }) => name)).toEqual([]);
    expect(invalid.filter(({ json }) => !faultOf(json)).map(({ name }) => name)).toEqual([]);
  });

  it('each sample is judged alike after every small change to it', () => {
    const samples = [...Object.values(nodes), ...Object.values(marks)].map(([sample]) => sample);
    const seen = new Map<string, Json>();
    for (const sample of samples)
      for (const doc of variants(docOf(sample) as Json)) seen.set(JSON.stringify(doc), doc);
    const docs = [...seen.values()];
    const other = docs.filter((doc) => !stricter(doc) && validate(doc) !== (faultOf(doc) === undefined));
    const refused = docs.filter((doc) => !validate(doc)).length;
    console.log(
      `ADF with one change: ${docs.length - other.length} of ${docs.length} judged as the schema does, ${refused} of them invalid`,
    );
    expect(other.map((doc) => JSON.stringify(doc))).toEqual([]);
    expect(refused).toBeGreaterThan(1000);
  });
});

/**
 * The schema lets a paragraph in a synced block have any mark, and a mediaSingle any further key, which its own examples
 * never have: both are refused.
 */
function stricter(doc: Json): boolean {
  const said = faultOf(doc) ?? '';
  return (
    (JSON.stringify(doc).includes('"bodiedSyncBlock"') && said.includes('.marks')) ||
    said.includes('a mediaSingle has no such key')
  );
}

/** An example of every type of node, and of every mark. */
const examples = new Map<string, unknown>();
const markExamples = new Map<string, unknown>();
for (const [sample] of [...Object.values(nodes), ...Object.values(marks)]) collect(sample);

function collect(value: unknown): void {
  if (!isAdfNode(value)) return;
  examples.set(value.type, value);
  for (const mark of list(value.marks)) if (isAdfNode(mark)) markExamples.set(mark.type, mark);
  for (const child of list(value.content)) collect(child);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The document with one thing changed, wherever it can be. */
function* variants(node: Json): Generator<Json> {
  yield node;
  for (const key of ['attrs', 'content', 'marks', 'version', 'text']) {
    const { [key]: gone, ...rest } = node;
    if (gone !== undefined) yield rest;
  }
  yield { ...node, odd: 1 };
  yield { ...node, content: [] };
  yield { ...node, marks: [] };
  for (const example of examples.values()) yield { ...node, content: [example] };
  for (const [, mark] of markExamples) yield { ...node, marks: [...list(node.marks), mark] };
  for (const attrs of changedAttributes(node.attrs)) yield { ...node, attrs };
  for (const [index, child] of list(node.content).entries())
    for (const changed of variants(child as Json))
      yield { ...node, content: list(node.content).with(index, changed) };
}

function* changedAttributes(attrs: unknown): Generator<Json> {
  if (!isRecord(attrs)) return;
  yield {};
  yield { ...attrs, odd: 1 };
  for (const key of Object.keys(attrs)) {
    const { [key]: _, ...rest } = attrs;
    yield rest;
    for (const value of ['', 'odd', -1, 1000, null, true, {}, []]) yield { ...attrs, [key]: value };
  }
}
