import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';

export interface Page<Item> {
  items: Item[];
  nextCursor?: string;
}

/**
 * One page of a list in a fixed order. The cursor names the last item of the page before, so that nothing is left out
 * or repeated when the list differs between two requests. `size` 0 puts everything on one page.
 * @throws ProtocolError (invalid params) for a cursor that names no item.
 */
export function pageOf<Item extends { name: string }>(
  list: Item[],
  cursor: string | undefined,
  size: number,
): Page<Item> {
  const start = cursor === undefined ? 0 : positionAfter(list, cursor);
  const items = size === 0 ? list.slice(start) : list.slice(start, start + size);
  const last = items.at(-1);
  if (!last || start + items.length >= list.length) return { items };
  return { items, nextCursor: Buffer.from(last.name).toString('base64url') };
}

function positionAfter(list: { name: string }[], cursor: string): number {
  const name = Buffer.from(cursor, 'base64url').toString('utf8');
  const index = list.findIndex((item) => item.name === name);
  if (index < 0)
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'Invalid cursor: start again without one.');
  return index + 1;
}
