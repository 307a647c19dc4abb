/** A moment to the second, as ISO 8601 writes it shortest: `Z` for UTC; other text as it is. */
export const shortMoment = (text: string): string =>
  text.length < 33 ? text.replace(MOMENT, (_, time, zone) => time + (UTC.test(zone) ? 'Z' : zone)) : text;

const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,6})?(Z|[+-]\d\d:?\d\d)$/;
const UTC = /^\+00:?00$/;
