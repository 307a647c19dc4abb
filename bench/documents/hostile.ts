import { processorMs } from '../processor-time.ts';
import { bundledFormats } from './product.ts';
import type { Source } from './samples.ts';

/** How the processor time on one hostile document grows with its size. */
export interface Growth {
  format: Source;
  input: string;
  /** Milliseconds to read it and to write it in every format, by size in characters. */
  milliseconds: Record<string, number>;
  /** What a doubling of the size multiplied the time by, on average: 2 is linear, 4 quadratic. */
  perDoubling: number;
}

const repeat = (unit: string) => (size: number) => unit.repeat(Math.ceil(size / unit.length));
const pairs = (open: string, close: string) => (size: number) => {
  const count = Math.floor(size / (open.length + close.length));
  return `${open.repeat(count)}x${close.repeat(count)}`;
};
const flatAdf = (node: object) => (size: number) => {
  const json = JSON.stringify(node);
  return `{"type":"doc","version":1,"content":[${Array(Math.ceil(size / json.length)).fill(json)}]}`;
};

const inputs: Record<Source, Record<string, (size: number) => string>> = {
  markdown: {
    'list markers on a line': repeat('- '),
    'quote markers': repeat('>'),
    'nested links': pairs('[', '](x)'),
    'link starts': repeat('[a]('),
    'emphasis that never closes': repeat('**a _b '),
    backticks: repeat('`a '),
    'tags left open': repeat('<u>'),
    entities: repeat('&amp;'),
    'table pipes': repeat('|a'),
    'notation starts': repeat(':status[@['),
  },
  storage: {
    'unclosed paragraphs': repeat('<p>'),
    'nested lists': pairs('<ul><li>', '</li></ul>'),
    'less-than signs': repeat('<'),
    'unclosed CDATA': repeat('<![CDATA['),
    'CDATA ends': repeat('x]]>'),
    'broken entities': repeat('&a'),
    'tasks left open': repeat('<ac:task-list><ac:task><ac:task-body>'),
    'rows of cells': repeat('<td>a</td>'),
    'marks side by side': repeat('<b>a</b><i>b</i>'),
  },
  wiki: {
    'list markers': repeat('*'),
    'open quotes': repeat('{quote}'),
    'open panels': repeat('{panel:title=x}'),
    'code that never ends': repeat('{code}x'),
    'link starts': repeat('[a|'),
    'phrases that never close': repeat('*a _b -c '),
    'table bars': repeat('|'),
    'colours left open': repeat('{color:red}x'),
    'broken references': repeat('&#'),
  },
  adf: {
    'small paragraphs': flatAdf({ type: 'paragraph', content: [{ type: 'text', text: 'a' }] }),
    'escaped characters': (size) =>
      flatAdf({ type: 'paragraph', content: [{ type: 'text', text: repeat('_*[]~|')(size) }] })(1),
    'fences in code': (size) =>
      flatAdf({ type: 'codeBlock', content: [{ type: 'text', text: '`'.repeat(size) }] })(1),
    'unknown nodes': flatAdf({ type: 'mystery', content: [{ type: 'text', text: 'a' }] }),
  },
};

/** Doubles each hostile document until `largest` characters and measures each size, taking the best of three. */
export async function measureHostile(largest: number): Promise<Growth[]> {
  const { read, write } = await bundledFormats();
  const sizes = [largest / 8, largest / 4, largest / 2, largest];
  const handle = (format: Source, text: string) => {
    try {
      const document = read[format](text);
      for (const writer of Object.values(write)) attempt(() => writer(document));
    } catch {
      // Too deep: the reader says so, which is an answer.
    }
  };
  return Object.entries(inputs).flatMap(([name, cases]) => {
    const format = name as Source;
    return Object.entries(cases).map(([input, make]) => {
      handle(format, make(largest / 4));
      const times = sizes.map((size) => best(() => handle(format, make(size))));
      const milliseconds = Object.fromEntries(sizes.map((size, i) => [size, times[i] ?? Number.NaN]));
      return { format, input, milliseconds, perDoubling: Math.cbrt((times.at(-1) ?? 0) / (times[0] ?? 0)) };
    });
  });
}

function attempt(work: () => unknown): void {
  try {
    work();
  } catch {
    // A document that one format cannot say, which the writer has to notice in time as well.
  }
}

function best(work: () => void): number {
  const times = [1, 2, 3].map(() => {
    const started = processorMs();
    work();
    return processorMs() - started;
  });
  return Math.min(...times);
}
