/** A moment of whole seconds as ISO 8601 writes it shortest: without zero milliseconds, and `Z` for UTC; other text as it is. */
export const shortMoment = (text: string): string =>
  text.length < 30 && MOMENT.test(text) ? text.replace('.000', '').replace(/\+00:?00$/, 'Z') : text;

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.000)?(Z|[+-]\d\d:?\d\d)$/;
