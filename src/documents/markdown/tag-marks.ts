import type { Token } from 'markdown-it';
import { hexColor, styleColors } from '../color.ts';
import type { Mark } from '../tree.ts';
import { linkMark } from './canonical-marks.ts';
import type { Tag } from './html-tags.ts';

const byTag = new Map<string, Mark>([
  ['strong', { type: 'strong' }],
  ['b', { type: 'strong' }],
  ['em', { type: 'em' }],
  ['i', { type: 'em' }],
  ['s', { type: 'strike' }],
  ['del', { type: 'strike' }],
  ['strike', { type: 'strike' }],
  ['u', { type: 'underline' }],
  ['ins', { type: 'underline' }],
  ['sub', { type: 'subsup', attrs: { type: 'sub' } }],
  ['sup', { type: 'subsup', attrs: { type: 'sup' } }],
  ...['code', 'kbd', 'samp', 'tt'].map((name): [string, Mark] => [name, { type: 'code' }]),
  ['mark', { type: 'backgroundColor', attrs: { color: '#fedec8' } }],
]);

/** The mark that a tag puts on its text; absent when it says nothing. */
export function tagMark({ name, attributes }: Tag): Mark | undefined {
  if (name === 'a') return linkMark(attributes.get('href') ?? '', attributes.get('title'));
  if (name === 'font') return colorMark('textColor', hexColor(attributes.get('color') ?? ''));
  if (name !== 'span') return byTag.get(name);
  const colors = styleColors(attributes.get('style') ?? '');
  return colorMark('textColor', colors?.color) ?? colorMark('backgroundColor', colors?.background);
}

function colorMark(type: 'textColor' | 'backgroundColor', color: string | undefined): Mark | undefined {
  return color === undefined ? undefined : { type, attrs: { color } };
}

const structural = /^(details|summary|table|thead|tbody|tr|td|th|br|img)$/;

/** The tags among these tokens whose counterpart is there; the others are text. */
export function matchedTags(tokens: readonly Token[]): Set<Token> {
  const matched = new Set<Token>();
  const open = new Map<string, Token[]>();
  for (const token of tokens) {
    const tag = tagOf(token);
    if (!tag || structural.test(tag.name)) continue;
    if (!tag.closing)
      open
        .set(tag.name, open.get(tag.name) ?? [])
        .get(tag.name)
        ?.push(token);
    else {
      const partner = open.get(tag.name)?.pop();
      if (partner) matched.add(partner).add(token);
    }
  }
  return matched;
}

/** The tag that a token holds. */
export function tagOf(token: Token): Tag | undefined {
  return token.type === 'tag' ? (token.meta?.tag as Tag) : undefined;
}
