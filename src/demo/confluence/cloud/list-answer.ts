import type { Answer, Call } from '../../call.ts';
import { contextOf, linkTo, type Slice, toCursor } from '../paging.ts';

/** A v2 list: its items, and a cursor in `_links.next` (repeated in the Link header) while there are more. */
export function listAnswer<T>(
  call: Call,
  { items, limit, next }: Slice<T>,
  shape: (item: T) => unknown,
): Answer {
  const more =
    next === undefined ? undefined : contextOf(call) + linkTo(call, { limit, cursor: toCursor(next) });
  const body = {
    results: items.map(shape),
    _links: { ...(more && { next: more }), base: call.base },
  };
  return { status: 200, body, ...(more && { headers: { link: `<${more}>; rel="next"` } }) };
}
