import { type Answer, type Call, ok } from '../../call.ts';
import { contextOf, linkTo, type Slice } from '../paging.ts';

/** A v1 list: `start`, `limit`, `size`, and `_links.next` while there are more. */
export const listAnswer = <T>(call: Call, found: Slice<T>, shape: (item: T) => unknown): Answer =>
  ok(listShape(call, found, shape));

/** The same, as a value. */
export function listShape<T>(
  call: Call,
  { items, start, limit, next }: Slice<T>,
  shape: (item: T) => unknown,
) {
  return {
    results: items.map(shape),
    start,
    limit,
    size: items.length,
    _links: {
      self: call.base + linkTo(call, {}),
      ...(next !== undefined && { next: linkTo(call, { limit, start: next }) }),
      ...(start > 0 && { prev: linkTo(call, { limit, start: Math.max(0, start - limit) }) }),
      base: call.base,
      context: contextOf(call),
    },
  };
}
