import { columnsOf, type Fields, isFields } from './records.ts';

/**
 * Rows without the objects that every row has under the same key: the properties of those become the row's own, as
 * `status.name`. Rows in which that would make two properties of one name stay as they are.
 */
export function spreadRows(rows: Fields[]): Fields[] {
  const everywhere = new Set(
    columnsOf(rows).filter((key) => rows.every((row) => isFields(row[key]) && hasSeveral(row[key]))),
  );
  if (everywhere.size === 0) return rows;
  const flat = rows.map((row) =>
    Object.entries(row).flatMap(([key, child]) =>
      everywhere.has(key) && isFields(child)
        ? Object.entries(child).map(([name, inner]): [string, unknown] => [`${key}.${name}`, inner])
        : [[key, child] satisfies [string, unknown]],
    ),
  );
  const isPlain = flat.every((entries) => new Set(entries.map(([key]) => key)).size === entries.length);
  return isPlain ? spreadRows(flat.map((entries) => Object.fromEntries(entries))) : rows;
}

const hasSeveral = (object: Fields): boolean => Object.keys(object).length > 1;
