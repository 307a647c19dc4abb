import type { Token } from 'markdown-it';
import { alertPanels } from './notation.ts';

const alert = /^\[!([A-Za-z]+)\][+-]?(?:[ \t]+([^\n]*))?(?:\n|$)/;
const box = /^\[([ xX])\](?:[ \t\n]+|$)/;

/**
 * Finds alerts and task boxes before the inline content is parsed, notes them on the token of their quote or list item,
 * and takes them out of the text.
 */
export function markAlertsAndTasks(tokens: Token[]): void {
  for (let i = 0; i + 2 < tokens.length; i++) {
    const [block, , inline] = tokens.slice(i, i + 3);
    if (!block || inline?.type !== 'inline' || tokens[i + 1]?.type !== 'paragraph_open') continue;
    if (block.type === 'blockquote_open') markAlert(block, inline);
    if (block.type === 'list_item_open' && !/[.)]/.test(block.markup)) markTask(block, inline);
  }
}

function markAlert(quote: Token, inline: Token): void {
  const found = alert.exec(inline.content);
  const panelType = found && alertPanels.get((found[1] ?? '').toUpperCase());
  if (!found || panelType === undefined) return;
  quote.meta = { panelType, title: (found[2] ?? '').trim() };
  inline.content = inline.content.slice(found[0].length);
  inline.meta = { rest: true };
}

function markTask(item: Token, inline: Token): void {
  const found = box.exec(inline.content);
  if (!found) return;
  item.meta = { done: found[1] !== ' ' };
  inline.content = inline.content.slice(found[0].length);
}
