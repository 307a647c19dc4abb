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

const LABELS = ['name', 'display_name', 'value'];

/** The key of an object that holds nothing but a name, and so can be shown as the name. */
export const labelOf = (object: Fields): string | undefined => {
  const [only, ...more] = Object.keys(object);
  return more.length === 0 ? LABELS.find((label) => label === only) : undefined;
};
