import { columnsOf, type Fields, isFields, isRows, labelOf } from './records.ts';
import { spreadRows } from './spread-rows.ts';
import { toCompact } from './to-compact.ts';

/**
 * An answer as Markdown: short values as `name: value`, lists of objects as tables, and texts of several lines at the end,
 * each under a rule and its name. What holds a single thing is that thing, and a text that stands alone is the answer.
 */
export function toMarkdown(answer: unknown): string {
  const value = contentOf(answer);
  if (typeof value === 'string') return value;
  const lines: string[] = [];
  const texts: string[] = [];
  const add = (name: string, child: unknown): void => {
    if (child === undefined) return;
    if (isFields(child)) addFields(name, child);
    else if (isRows(child)) addRows(name, child);
    else if (Array.isArray(child)) addList(name, child);
    else if (typeof child === 'string' && child.includes('\n')) texts.push(`---\n${name}:\n\n${child}`);
    else lines.push(`${name}: ${inline(child)}`);
  };
  const addFields = (name: string, fields: Fields): void => {
    const label = labelOf(fields);
    if (label !== undefined && name !== '') add(name, fields[label]);
    else for (const [key, inner] of Object.entries(fields)) add(joined(name, key), inner);
  };
  const addRows = (name: string, list: Fields[]): void => {
    const rows = spreadRows(list);
    if (rows.some((row) => Object.values(row).some(isLong)))
      for (const [index, row] of rows.entries()) add(`${name}[${index}]`, row);
    else lines.push('', `${name}:`, '', ...table(rows), '');
  };
  const addList = (name: string, list: unknown[]): void => {
    if (list.some((item) => isFields(item) || isLong(item)))
      for (const [index, item] of list.entries()) add(`${name}[${index}]`, item);
    else lines.push(`${name}: ${list.map(inline).join(', ')}`);
  };
  if (Array.isArray(value)) add('result', value);
  else add('', value);
  return [lines.join('\n').trim(), ...texts].join('\n\n');
}

/** What is in a wrapping, however often it is wrapped. */
function contentOf(value: unknown): unknown {
  if (!isFields(value)) return value;
  const [only, ...more] = Object.keys(value);
  const inside = only === undefined ? undefined : value[only];
  const wraps = more.length === 0 && (isFields(inside) || isLong(inside));
  return wraps ? contentOf(inside) : value;
}

const joined = (name: string, key: string): string => (name === '' ? key : `${name}.${key}`);

const isLong = (value: unknown): boolean => typeof value === 'string' && value.includes('\n');

function inline(value: unknown): string {
  if (value === undefined) return '';
  const short = toCompact(value);
  return typeof short === 'string' ? short : JSON.stringify(short);
}

function table(rows: Fields[]): string[] {
  const columns = columnsOf(rows);
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const cell = (value: unknown) => inline(value).replace(/[\\|]/g, '\\$&');
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((key) => cell(row[key])))),
  ];
}
