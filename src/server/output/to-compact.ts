import { columnsOf, type Fields, isFields, isRows } from './records.ts';

/** Objects that hold nothing but a name are shown as the name. */
const LABELS = new Set(['name', 'display_name', 'value']);

/**
 * The same answer with fewer repeated keys: a list of objects becomes `{same, columns, rows}`, where `same` is what every
 * row has in common and null stands for a missing value, and an object with nothing but a name becomes the name.
 */
export function toCompact(value: unknown): unknown {
  if (isRows(value)) return toRows(value.map((row) => fieldsOf(row)));
  if (Array.isArray(value)) return value.map(toCompact);
  if (!isFields(value)) return value;
  const [only, ...more] = Object.keys(value);
  if (only !== undefined && more.length === 0 && LABELS.has(only)) return toCompact(value[only]);
  return fieldsOf(value);
}

const fieldsOf = (object: Fields): Fields =>
  Object.fromEntries(Object.entries(object).map(([key, child]) => [key, toCompact(child)]));

function toRows(rows: Fields[]): object {
  const columns = columnsOf(rows);
  const texts = new Map(columns.map((key) => [key, JSON.stringify(rows[0]?.[key])]));
  const constant = new Set(
    columns.filter((key) => rows.every((row) => JSON.stringify(row[key]) === texts.get(key))),
  );
  const varying = columns.filter((key) => !constant.has(key));
  const same = Object.fromEntries([...constant].map((key) => [key, rows[0]?.[key]]));
  return {
    ...(constant.size > 0 && { same }),
    columns: varying,
    rows: rows.map((row) => varying.map((key) => row[key] ?? null)),
  };
}
