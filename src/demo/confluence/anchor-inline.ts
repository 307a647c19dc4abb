import type { Call } from '../call.ts';
import { type Content, latest } from './model.ts';
import { refuse } from './refuse.ts';
import { escapeXml } from './storage/escape.ts';
import { tokenize } from './storage/tokenize.ts';

export interface Selection {
  text: string;
  /** How often the caller thinks the text is on the page. */
  count: number;
  /** Which of them, from 0. */
  index: number;
}

/** Puts a marker around the selected words of a page, without a new version; throws 400 when they are not there as often as said. */
export function anchorInline(
  call: Call,
  page: Content,
  { text, count, index }: Selection,
  ref: string,
): void {
  const revision = latest(page);
  const source = revision.body();
  const places = text === '' ? [] : occurrences(source, escapeXml(text).replaceAll('&quot;', '"'));
  const place = places[index];
  if (places.length !== count || place === undefined)
    throw refuse(
      call,
      400,
      `Text selection match count ${count} does not match the number of matches on the page (${places.length})`,
    );
  const { at, length } = place;
  const marked = `${source.slice(0, at)}<ac:inline-comment-marker ac:ref="${ref}">${source.slice(at, at + length)}</ac:inline-comment-marker>${source.slice(at + length)}`;
  page.revisions[page.revisions.length - 1] = { ...revision, body: () => marked };
}

function occurrences(source: string, text: string): { at: number; length: number }[] {
  const found: { at: number; length: number }[] = [];
  let parameters = 0;
  for (const token of tokenize(source)) {
    // What configures a macro is no text of the page.
    if (token.kind === 'open' && !token.selfClosing && (parameters > 0 || token.name === 'ac:parameter'))
      parameters += 1;
    else if (token.kind === 'close' && parameters > 0) parameters -= 1;
    if (token.kind !== 'text' || parameters > 0) continue;
    for (let at = token.text.indexOf(text); at >= 0; at = token.text.indexOf(text, at + text.length))
      found.push({ at: token.at + at, length: text.length });
  }
  return found;
}
