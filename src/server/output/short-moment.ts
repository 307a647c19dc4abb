/** A moment to the second, as ISO 8601 writes it shortest: `Z` for UTC; other text as it is. */
export function shortMoment(text: string): string {
  const zone = text.length < 33 && text[10] === 'T' ? MOMENT.exec(text)?.[1] : undefined;
  if (zone === undefined) return text;
  return text.slice(0, 19) + (zone === '+0000' || zone === '+00:00' ? 'Z' : zone);
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(Z|[+-]\d\d:?\d\d)$/;
