import fc from 'fast-check';
import { canonical } from '../../../src/documents/markdown/spans.ts';
import type { Block, Document, ListItem, TableRow, TaskList } from '../../../src/documents/tree.ts';
import { inlines, text, word } from './arbitrary-inline.ts';

const paragraph = inlines.map((content): Block => ({ type: 'paragraph', content }));
const codeBlock = fc
  .tuple(
    fc.constantFrom(undefined, 'js', 'c++', 'plain text', '`x'),
    fc.array(fc.oneof(text, fc.constantFrom('', '```', '  x', '~~~', '\tt')), { maxLength: 4 }),
    fc.option(word, { nil: undefined }),
  )
  .map(([language, lines, title]): Block => {
    const value = lines.join('\n');
    return {
      type: 'codeBlock',
      ...(language ? { attrs: { language } } : {}),
      ...(title ? { title } : {}),
      content: value ? [{ type: 'text', text: value }] : [],
    };
  });
const leaf: fc.Arbitrary<Block> = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 6 }), inlines)
      .map(([level, content]): Block => ({ type: 'heading', attrs: { level }, content })),
  },
  { weight: 1, arbitrary: codeBlock },
  { weight: 1, arbitrary: fc.constant<Block>({ type: 'rule' }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('a b.png', 'https://x.y/z.png'), text, fc.option(inlines, { nil: undefined }))
      .map(([url, alt, caption]): Block => {
        const line = caption?.filter((node) => node.type !== 'hardBreak');
        const shown = line && canonical(line);
        const media = {
          type: 'media',
          attrs: { type: 'external', url, ...(alt.trim() ? { alt: alt.replace(/\s/g, ' ') } : {}) },
        } as const;
        return {
          type: 'mediaSingle',
          content: shown?.length ? [media, { type: 'caption', content: shown }] : [media],
        };
      }),
  },
);

function blocksOf(depth: number): fc.Arbitrary<Block[]> {
  return fc.array(blockOf(depth), { minLength: 1, maxLength: 3 });
}

function blockOf(depth: number): fc.Arbitrary<Block> {
  if (depth === 0) return leaf;
  const inside = blocksOf(depth - 1);
  return fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: items(inside).map((content): Block => ({ type: 'bulletList', content })) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom(undefined, 0, 3, 99), items(inside)).map(
        ([order, content]): Block => ({
          type: 'orderedList',
          ...(order === undefined ? {} : { attrs: { order } }),
          content,
        }),
      ),
    },
    { weight: 1, arbitrary: tasks(depth) },
    { weight: 1, arbitrary: inside.map((content): Block => ({ type: 'blockquote', content })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom('info', 'note', 'tip', 'warning', 'success', 'error', 'custom'),
          fc.option(word, { nil: undefined }),
          inside,
        )
        .map(
          ([panelType, title, content]): Block => ({
            type: 'panel',
            attrs: { panelType },
            ...(title ? { title } : {}),
            content,
          }),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.option(word, { nil: undefined }), inside)
        .map(
          ([title, content]): Block => ({ type: 'expand', ...(title ? { attrs: { title } } : {}), content }),
        ),
    },
    { weight: 1, arbitrary: table(inside) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('storage', 'adf', 'wiki'), word, text, fc.boolean())
        .map(([format, name, source]): Block => ({ type: 'opaqueBlock', format, name, source })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(word, text, inside).map(
        ([name, open, content]): Block => ({
          type: 'container',
          format: 'storage',
          name,
          body: 'blocks',
          open,
          close: 'end',
          content,
        }),
      ),
    },
  );
}

function items(inside: fc.Arbitrary<Block[]>): fc.Arbitrary<ListItem[]> {
  return fc.array(
    inside.map((content): ListItem => ({ type: 'listItem', content })),
    { minLength: 1, maxLength: 3 },
  );
}

function tasks(depth: number): fc.Arbitrary<Block> {
  const state = fc.constantFrom('TODO', 'DONE');
  const item = fc.tuple(state, inlines).map(([value, content]): TaskList['content'][number] => ({
    type: 'taskItem',
    attrs: { state: value },
    content,
  }));
  const nested =
    depth > 1
      ? fc.option(fc.array(item, { minLength: 1, maxLength: 2 }), { nil: undefined })
      : fc.constant(undefined);
  return fc.array(fc.tuple(item, nested), { minLength: 1, maxLength: 3 }).map(
    (pairs): Block => ({
      type: 'taskList',
      content: pairs.flatMap(([one, below]) =>
        below ? [one, { type: 'taskList', content: below } as const] : [one],
      ),
    }),
  );
}

function table(inside: fc.Arbitrary<Block[]>): fc.Arbitrary<Block> {
  const simple = fc
    .option(paragraph, { nil: undefined, freq: 5 })
    .map((only): Block[] => [only ?? { type: 'paragraph', content: [] }]);
  const cell = fc.oneof({ weight: 6, arbitrary: simple }, { weight: 1, arbitrary: inside });
  return fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.boolean(), fc.constantFrom(1, 1, 1, 2))
    .chain(([width, header, colspan]) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 }).map(
        (rows): Block => ({
          type: 'table',
          content: rows.map(
            (cells, at): TableRow => ({
              type: 'tableRow',
              content: cells.map((content, column) => ({
                type: header && at === 0 ? 'tableHeader' : 'tableCell',
                ...(colspan > 1 && column === 0 ? { attrs: { colspan } } : {}),
                content,
              })),
            }),
          ),
        }),
      ),
    );
}

/** Documents that Markdown can say in full. */
export const documents: fc.Arbitrary<Document> = blocksOf(3).map((content) => ({
  type: 'doc',
  version: 1,
  content,
}));

/** The same without nodes that only one format can write. */
export const writableDocuments = documents.map(
  (document): Document => ({ ...document, content: writable(document.content) }),
);

function writable<T>(value: T): T;
function writable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((part): unknown => writable(part));
  if (typeof value !== 'object' || value === null) return value;
  if ('type' in value && (value.type === 'opaqueBlock' || value.type === 'container'))
    return { type: 'rule' };
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, writable(part)]));
}
