import { decodeHTML } from 'entities';

/** A tag found in a text. */
export interface Tag {
  name: string;
  closing: boolean;
  attributes: Map<string, string>;
  end: number;
}

const inline =
  'a|b|br|code|del|em|i|img|ins|kbd|mark|s|samp|span|strike|strong|sub|sup|tt|u|font|details|summary|table|thead|tbody|tr|td|th';
const tag = new RegExp(
  `<(/?)(${inline})((?:\\s+[a-z-]+(?:\\s*=\\s*(?:"[^"<>]*"|'[^'<>]*'|[^\\s"'=<>\`]+))?)*)\\s*/?>`,
  'iy',
);
const attribute = /([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/gi;

/** The known tag that starts here; absent for any other text, so that `List<String>` stays a text. */
export function tagAt(text: string, at: number): Tag | undefined {
  tag.lastIndex = at;
  const found = tag.exec(text);
  if (!found) return undefined;
  const attributes = new Map<string, string>();
  for (const [, name = '', ...values] of (found[3] ?? '').matchAll(attribute)) {
    attributes.set(name.toLowerCase(), decodeHTML(values.find((value) => value !== undefined) ?? ''));
  }
  return {
    name: (found[2] ?? '').toLowerCase(),
    closing: found[1] === '/',
    attributes,
    end: at + found[0].length,
  };
}

/** The start of what Markdown reads as a tag, a comment or an address in angle brackets. */
export const looksLikeTag = new RegExp(
  `<(?:/?(?:${inline})(?![\\w:-])|!--|[a-z][a-z0-9+.-]{1,31}:|[a-z0-9.!#$%&'*+/=?^_\`{|}~-]+@)`,
  'iy',
);
