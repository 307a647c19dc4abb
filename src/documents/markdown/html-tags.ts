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
/** Tags around blocks. */
export const blockTags = [
  ...([
    'address',
    'article',
    'aside',
    'blockquote',
    'center',
    'div',
    'figcaption',
    'figure',
    'footer',
  ] as const),
  ...([
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'hr',
    'li',
    'main',
    'nav',
    'ol',
    'p',
    'section',
    'ul',
  ] as const),
];
const block = blockTags.join('|');
const attributes = `((?:\\s+[a-z][\\w:.-]*(?:\\s*=\\s*(?:"[^"<>]*"|'[^'<>]*'|[^\\s"'=<>\`]+))?)*)`;
const tag = new RegExp(`<(/?)(${inline})${attributes}\\s*/?>`, 'iy');
const lineTag = new RegExp(`<(/?)(${inline}|${block})${attributes}\\s*/?>`, 'iy');
const attribute = /([a-z][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/gi;

/** The known tag that starts here; absent for any other text, so that `List<String>` stays a text. */
export function tagAt(text: string, at: number): Tag | undefined {
  return match(tag, text, at);
}

/** The same where a line may begin with it: also tags around blocks, which are a text anywhere else. */
export function lineTagAt(text: string, at: number): Tag | undefined {
  return match(lineTag, text, at);
}

function match(pattern: RegExp, text: string, at: number): Tag | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
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

/** A line that begins like a tag around blocks. */
export const looksLikeBlockTag = new RegExp(`^<(?=/?(?:${block})(?![\\w:-]))`, 'i');

/** The start of what Markdown reads as a tag, a comment or an address in angle brackets. */
export const looksLikeTag = new RegExp(
  `<(?:/?(?:${inline})(?![\\w:-])|!--|[a-z][a-z0-9+.-]{1,31}:|[a-z0-9.!#$%&'*+/=?^_\`{|}~-]+@)`,
  'iy',
);
