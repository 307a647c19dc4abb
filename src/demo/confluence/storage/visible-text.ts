import { decodeEntities } from './entities.ts';
import { type Token, tokenize } from './tokenize.ts';

/** Parameters whose text a reader sees; the others configure a macro. */
const shownParameters: ReadonlySet<string> = new Set(['title']);

const inlineElements: ReadonlySet<string> = new Set([
  ...['a', 'b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'code', 'span', 'sub', 'sup', 'small', 'time'],
  ...['ac:link', 'ac:link-body', 'ac:plain-text-link-body', 'ac:inline-comment-marker', 'ri:page', 'ri:user'],
]);

const hiddenElements: ReadonlySet<string> = new Set([
  'ac:task-id',
  'ac:task-uuid',
  'ac:task-status',
  'ac:adf-attribute',
]);

/** What a reader of the page sees as text, blocks separated by one blank; the search index's view of a body. */
export function visibleText(source: string): string {
  const parts: string[] = [];
  // How many hidden elements the walk is inside of; storage nests them at most once, hostile input may not.
  let hidden = 0;
  for (const token of tokenize(source)) {
    if (token.kind === 'open' && !token.selfClosing && (hidden > 0 || isHidden(token))) hidden += 1;
    else if (token.kind === 'close' && hidden > 0) hidden -= 1;
    else if (hidden === 0) parts.push(textOf(token));
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}

function textOf(token: Token): string {
  if (token.kind === 'text') return decodeEntities(token.text);
  if (token.kind === 'cdata') return token.text;
  return inlineElements.has(token.name) ? '' : ' ';
}

function isHidden({ name, attributes }: Extract<Token, { kind: 'open' }>): boolean {
  if (hiddenElements.has(name)) return true;
  if (name !== 'ac:parameter') return false;
  return !attributes.some(
    (attribute) => attribute.name === 'ac:name' && shownParameters.has(attribute.value),
  );
}
