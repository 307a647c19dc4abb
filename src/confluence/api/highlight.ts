import { decodeHTML } from 'entities';

/** Text of a search result without highlight markers, entities and line breaks. */
export const withoutHighlight = (text: string): string =>
  decodeHTML(text.replace(/@@@(?:end)?hl@@@/g, ''))
    .replace(/\s+/g, ' ')
    .trim();
