/** A plain object of an answer. */
export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** Objects only, and at least two of them: what a table can show. */
export const isRows = (value: unknown): value is Fields[] =>
  Array.isArray(value) && value.length > 1 && value.every(isFields);

/** Every key that a row has, in the order of their first appearance. */
export const columnsOf = (rows: readonly Fields[]): string[] => [
  ...new Set(rows.flatMap((row) => Object.keys(row).filter((key) => row[key] !== undefined))),
];
