const shown = Symbol('shown as');

/** A value in whose place the text of an answer shows `text`, a shorter one; the structured result has the whole. */
export function shownAs<Value extends object>(value: Value, text: object): Value {
  const copy = Array.isArray(value) ? [...value] : { ...value };
  return Object.defineProperty(copy, shown, { value: text }) as Value;
}

/** What the text of an answer shows of a value. */
export const shownOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && shown in value ? value[shown] : value;
