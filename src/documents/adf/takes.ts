/** What an attribute may be. */
export interface Take {
  /** As an error names it, e.g. `a text`. */
  what: string;
  fits(value: unknown): boolean;
}

/** Attributes by name; one whose name ends in `?` may be absent. */
export type Attributes = Readonly<Record<string, Take>>;

export const text: Take = { what: 'a text', fits: (value) => typeof value === 'string' };

/** A text of at least one character. */
export const someText: Take = {
  what: 'a text that is not empty',
  fits: (value) => typeof value === 'string' && value !== '',
};

export const flag: Take = { what: 'true or false', fits: (value) => typeof value === 'boolean' };

/** A value that the schema says nothing about. */
export const anything: Take = { what: 'anything', fits: () => true };

/** A number within these bounds, which belong to it. */
export const amount = (least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY): Take => ({
  what: `a number${range(least, most)}`,
  fits: (value) => typeof value === 'number' && value >= least && value <= most,
});

function range(least: number, most: number): string {
  if (!Number.isFinite(least)) return '';
  return Number.isFinite(most) ? ` from ${least} to ${most}` : ` of at least ${least}`;
}

export const oneOf = (...values: readonly (string | number)[]): Take => ({
  what: values.map((value) => JSON.stringify(value)).join(' or '),
  fits: (value) => values.some((one) => one === value),
});

/** A text of a form that has a name. */
export const matching = (what: string, pattern: RegExp): Take => ({
  what,
  fits: (value) => typeof value === 'string' && pattern.test(value),
});

export const listOf = (item: Take, least = 0): Take => ({
  what: `a list${least > 0 ? ` of at least ${least}` : ''}, each ${item.what}`,
  fits: (value) => Array.isArray(value) && value.length >= least && value.every((one) => item.fits(one)),
});

/** An object with these attributes and no others. */
export const shape = (attributes: Attributes): Take => ({
  what: `an object with ${namesOf(attributes)}`,
  fits: (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    wrongAttribute(attributes, value) === undefined,
});

/** The names that an object may have, as an error lists them. */
export const namesOf = (attributes: Attributes): string => Object.keys(attributes).join(', ') || 'nothing';

/** The first attribute that is missing, unknown or not what it has to be. */
export function wrongAttribute(
  attributes: Attributes,
  given: object,
): { name: string; reason: string } | undefined {
  const values = new Map(Object.entries(given));
  for (const [key, take] of Object.entries(attributes)) {
    const name = key.replace(/\?$/, '');
    const value = values.get(name);
    if (value === undefined && key === name) return { name, reason: `is missing: it is ${take.what}` };
    if (value !== undefined && !take.fits(value)) return { name, reason: `has to be ${take.what}` };
    values.delete(name);
  }
  const [unknown] = values.keys();
  if (unknown === undefined) return undefined;
  return { name: unknown, reason: `is not known here, only ${namesOf(attributes)}` };
}
