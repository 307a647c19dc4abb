import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Row {
  number: number;
  file: string;
  test: string;
}

/** The tables that are there: number first, then words, then test file and the name of a test. */
const tables = readdirSync('docs').filter((name) => /^weaknesses-(jira|confluence)\.md$/.test(name));

const unquoted = (cell: string): string => cell.trim().replace(/^`(.*)`$/, '$1');

const rowsOf = (table: string): Row[] =>
  readFileSync(`docs/${table}`, 'utf8')
    .split('\n')
    .filter((line) => /^\| *\d+ *\|/.test(line))
    .map((line) => {
      const cells = line.split('|').slice(1, -1).map(unquoted);
      return { number: Number(cells[0]), file: cells.at(-2) ?? '', test: cells.at(-1) ?? '' };
    });

/** Whether a file has a test of this name, or of a name that begins with what stands before …. */
function hasTest(file: string, name: string): boolean {
  const text = readFileSync(file, 'utf8');
  const start = name.replace(/\s*…$/, '');
  const ends = start === name ? ["'", '"', '`'] : [''];
  return ["'", '"', '`'].some((quote) => ends.some((end) => text.includes(`${quote}${start}${end}`)));
}

it('there is a table for Jira', () => {
  expect(tables).toContain('weaknesses-jira.md');
});

describe.each(tables)('docs/%s', (table) => {
  const rows = rowsOf(table);

  it('numbers every weakness once, in order', () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
  });

  it('names only tests that exist', () => {
    const absent = rows.filter(({ file, test }) => test === '' || !existsSync(file) || !hasTest(file, test));
    expect(absent).toEqual([]);
  });
});
