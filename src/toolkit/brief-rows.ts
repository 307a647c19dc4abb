const leftOut = Symbol('left out');

/** Rows whose `keys` the text of an answer leaves out, as nobody asked for them; the structured result has them. */
export const withoutInText = <Row>(rows: readonly Row[], keys: readonly (keyof Row & string)[]): Row[] =>
  Object.defineProperty([...rows], leftOut, { value: keys });

/** The keys that `withoutInText` named. */
export const leftOutOf = (rows: readonly unknown[]): readonly string[] =>
  leftOut in rows ? (rows[leftOut] as readonly string[]) : [];
