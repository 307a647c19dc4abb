import { columnsOf, type Fields, isFields, isRows, labelOf } from './records.ts';
import { spreadRows } from './spread-rows.ts';

/**
 * The same answer with fewer repeated keys: a list of objects becomes `{same, columns, rows}`, where `same` is what every
 * row has in common and null stands for a missing value; what every row has below one key is a column each, as
 * `status.name`. An object with nothing but a name becomes the name.
 */
export function toCompact(value: unknown): unknown {
  if (isRows(value)) return toRows(spreadRows(value).map(fieldsOf));
  if (Array.isArray(value)) return value.map(toCompact);
  if (!isFields(value)) return value;
  const label = labelOf(value);
  return label === undefined ? fieldsOf(value) : toCompact(value[label]);
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
