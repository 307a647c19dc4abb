import { InvalidArgument } from '../../http/errors.ts';

/** Keys under which Confluence keeps the emoji in front of a page's title: as seen, and as in the editor. */
export const EMOJI_KEYS = ['emoji-title-published', 'emoji-title-draft'] as const;

const HEX = /^[0-9a-f]{2,6}(-[0-9a-f]{2,6})*$/i;
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|\u20e3/u;

/**
 * The stored form of an emoji: its code points in hexadecimal, joined by hyphens, such as `1f680`.
 * @throws InvalidArgument unless it is one emoji, or already in that form.
 */
export function emojiToStored(emoji: string): string {
  const text = emoji.trim();
  if (HEX.test(text) && isEmoji(fromHex(text))) return text.toLowerCase();
  if (!isEmoji(text))
    throw new InvalidArgument(`emoji takes one emoji such as 🚀, not ${JSON.stringify(emoji.slice(0, 40))}.`);
  return [...text].map((character) => character.codePointAt(0)?.toString(16)).join('-');
}

const isEmoji = (text: string | undefined): boolean =>
  text !== undefined && PICTURE.test(text) && [...new Intl.Segmenter().segment(text)].length === 1;

/** The emoji that a property value stands for: hexadecimal text, or an object as older editors wrote it. */
export function emojiFromStored(value: unknown): string | undefined {
  if (typeof value === 'string') return fromHex(value) ?? (value || undefined);
  if (typeof value !== 'object' || value === null) return undefined;
  const { fallback, shortName, id } = value as Record<string, unknown>;
  const text = [fallback, shortName, id].find((part) => typeof part === 'string' && part !== '');
  return text === undefined ? undefined : emojiFromStored(text);
}

function fromHex(text: string): string | undefined {
  if (!HEX.test(text)) return undefined;
  const points = text.split('-').map((part) => Number.parseInt(part, 16));
  return points.every((point) => point <= 0x10ffff) ? String.fromCodePoint(...points) : undefined;
}
