import { describe, expect, it } from 'vitest';
import { readAdf } from './adf/read.ts';
import { writeAdf } from './adf/write.ts';
import { readMarkdown } from './markdown/read.ts';
import { writeMarkdown } from './markdown/write.ts';
import { readStorage } from './storage/read.ts';
import { writeStorage } from './storage/write.ts';
import type { Document } from './tree.ts';
import { readWiki } from './wiki/read.ts';
import { writeWiki } from './wiki/write.ts';

const fill = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length));
const table = (row: string, rule: string, size: number): string => `${fill(row, size)}\n${fill(rule, size)}`;

/** The texts that take longest of all in the hostile table, by their size in characters. */
const markdown: Record<string, (size: number) => string> = {
  'wide table': (size) => table('|a', '|-', size),
  'table rows': (size) => `| a | b |\n| --- | --- |\n${fill('| a | b |\n', size)}`,
  notes: (size) => `${fill('[^a]', size)}\n\n${fill('[^a]: b\n', size)}`,
  'dash lines': (size) => fill('- - - x\n', size),
  'emphasis open': (size) => fill('**a', size),
  backticks: (size) => fill('`a ', size),
  'closing directives': (size) => fill(':::\n', size),
};
const wiki: Record<string, (size: number) => string> = {
  'table lines': (size) => fill('|a|b|\n', size),
  'open row': (size) => `|a\n${fill('b\n', size)}`,
};
const storage: Record<string, (size: number) => string> = {
  siblings: (size) => fill('<p>a</p>', size),
  'inline siblings': (size) => `<p>${fill('<b>a</b><i>b</i>', size)}</p>`,
};
const adf: Record<string, (size: number) => unknown> = {
  'marked texts': (size) => ({
    type: 'doc',
    version: 1,
    content: [
      {
        type: 'paragraph',
        content: Array.from({ length: size / 40 }, (_, n) => ({
          type: 'text',
          text: 'a b ',
          marks: [{ type: n % 2 ? 'strong' : 'em' }, { type: 'underline' }],
        })),
      },
    ],
  }),
};

const SMALL = 15_000;
const TIMES = 8;

/** Seconds of processor time, the shortest of some runs: what else runs here is no part of it. */
function secondsFor(run: () => void, runs: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let at = 0; at < runs; at++) {
    const started = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(started);
    best = Math.min(best, (user + system) / 1e6);
  }
  return best;
}

/** How many times longer reading and writing takes for eight times the text. */
function growth(of: (size: number) => () => Document): number {
  const work = (size: number) => {
    const read = of(size);
    return () => {
      const document = read();
      for (const write of [writeMarkdown, writeStorage, writeWiki, writeAdf]) write(document);
    };
  };
  const small = secondsFor(work(SMALL), 4);
  return secondsFor(work(SMALL * TIMES), 1) / small;
}

describe(`eight times ${SMALL} characters take about eight times as long, not sixty-four times`, {
  timeout: 120_000,
}, () => {
  const judge = (name: string, of: (size: number) => () => Document): void => {
    const factor = growth(of);
    console.log(`${name}: ${factor.toFixed(1)} times the processor time for ${TIMES} times the text`);
    expect(factor).toBeLessThan(28);
  };
  it.each(Object.entries(markdown))('Markdown: %s', (name, of) =>
    judge(`Markdown, ${name}`, (size) => {
      const text = of(size);
      return () => readMarkdown(text);
    }),
  );
  it.each(Object.entries(wiki))('wiki: %s', (name, of) =>
    judge(`Wiki, ${name}`, (size) => {
      const text = of(size);
      return () => readWiki(text);
    }),
  );
  it.each(Object.entries(storage))('storage: %s', (name, of) =>
    judge(`Storage, ${name}`, (size) => {
      const text = of(size);
      return () => readStorage(text);
    }),
  );
  it.each(Object.entries(adf))('ADF: %s', (name, of) =>
    judge(`ADF, ${name}`, (size) => {
      const document = of(size);
      return () => readAdf(document);
    }),
  );
});
