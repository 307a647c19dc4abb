export interface Page<Item> {
  items: Item[];
  nextCursor?: string;
}

/**
 * One page of a list in a fixed order, from a position on. The cursor names the last item of the page before, so that
 * nothing is left out or repeated when the list differs between two requests. `size` 0 puts everything on one page.
 */
export function pageOf<Item extends { name: string }>(list: Item[], start: number, size: number): Page<Item> {
  const items = size === 0 ? list.slice(start) : list.slice(start, start + size);
  const last = items.at(-1);
  if (!last || start + items.length >= list.length) return { items };
  return { items, nextCursor: Buffer.from(last.name).toString('base64url') };
}

/** Where the page of a cursor starts; undefined for a cursor that names no item. */
export function startOf(list: { name: string }[], cursor: string | undefined): number | undefined {
  if (cursor === undefined) return 0;
  const name = Buffer.from(cursor, 'base64url').toString('utf8');
  const index = list.findIndex((item) => item.name === name);
  return index < 0 ? undefined : index + 1;
}
