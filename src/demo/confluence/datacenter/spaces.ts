import { ok, type Route, route } from '../../call.ts';
import { seesSpace } from '../access.ts';
import { listed } from '../listed.ts';
import { slice } from '../paging.ts';
import type { Store } from '../store.ts';
import { expandOf } from '../v1/expand.ts';
import { listAnswer } from '../v1/list-answer.ts';
import { spaceShape } from '../v1/space-shape.ts';
import { requireSpace } from './content.ts';

/** `/rest/api/space`. */
export const createSpaceRoutes = (store: Store): Route[] => [
  route('GET', '/rest/api/space', (call) => {
    const keys = listed(call, 'spaceKey');
    // The site has no other spaces than global, current ones.
    const isAll =
      (call.query.get('type') ?? 'global') === 'global' &&
      (call.query.get('status') ?? 'current') === 'current';
    const found = store.spaces.filter(
      (space) => isAll && seesSpace(call.user, space) && (!keys || keys.includes(space.key)),
    );
    const expand = expandOf(call);
    return listAnswer(call, slice(call, found, { usual: 25, most: 500 }), (space) =>
      spaceShape(call, space, expand),
    );
  }),
  route('GET', '/rest/api/space/{key}', (call) =>
    ok(spaceShape(call, requireSpace(store, call, call.params.key ?? ''), expandOf(call))),
  ),
];
