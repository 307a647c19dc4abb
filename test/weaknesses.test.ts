import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Row {
  number: number;
  /** Test file and name of a test, as `file › name`. */
  shownBy: string[];
}

/** The tables that are there: the number first, then words, and last the tests, separated by <br>. */
const tables = readdirSync('docs').filter((name) => /^weaknesses-(jira|confluence)\.md$/.test(name));

const rowsOf = (table: string): Row[] =>
  readFileSync(`docs/${table}`, 'utf8')
    .split('\n')
    .filter((line) => /^\| *\d+ *\|/.test(line))
    .map((line) => {
      const cells = line.split(' | ').map((cell) => cell.replace(/^\|| \|$/g, '').trim());
      return { number: Number(cells[0]), shownBy: (cells.at(-1) ?? '').split('<br>') };
    });

/** Whether something is marked as open, or a file has a test of this name, or of a name that begins with what stands before …. */
function exists(shown: string): boolean {
  if (shown.trim() === 'open') return true;
  const [file = '', name = ''] = shown.trim().split(' › ');
  if (name === '' || !existsSync(file)) return false;
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
    expect(rows.flatMap(({ shownBy }) => shownBy).filter((shown) => !exists(shown))).toEqual([]);
  });
});
