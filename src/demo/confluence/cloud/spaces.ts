import { type Call, ok, type Route, route } from '../../call.ts';
import { seesSpace } from '../access.ts';
import { listed } from '../listed.ts';
import type { Space } from '../model.ts';
import { slice } from '../paging.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { listAnswer } from './list-answer.ts';
import { spaceShape } from './space-shape.ts';

/** `/spaces` of v2. */
export const createSpaceRoutes = (store: Store): Route[] => [
  route('GET', '/api/v2/spaces', (call) => {
    const keys = listed(call, 'keys');
    const ids = listed(call, 'ids');
    const found = store.spaces
      .filter((space) => seesSpace(call.user, space) && isGlobalAndCurrent(call))
      .filter((space) => (!keys || keys.includes(space.key)) && (!ids || ids.includes(space.id)));
    const format = call.query.get('description-format');
    return listAnswer(call, slice(call, ordered(call, found), { usual: 25, most: 250 }), (space) =>
      spaceShape(space, format),
    );
  }),
  route('GET', '/api/v2/spaces/{id}', (call) => {
    const space = store.spaces.find(({ id }) => id === call.params.id);
    if (!space || !seesSpace(call.user, space)) throw refuse(call, 404, 'Not Found');
    const shape = spaceShape(space, call.query.get('description-format'));
    return ok({ ...shape, _links: { ...shape._links, base: call.base } });
  }),
];

/** The site has no other spaces than global, current ones. */
const isGlobalAndCurrent = ({ query }: Call): boolean =>
  (query.get('type') ?? 'global') === 'global' && (query.get('status') ?? 'current') === 'current';

function ordered(call: Call, spaces: Space[]): Space[] {
  const sort = call.query.get('sort') ?? 'id';
  const name = sort.replace(/^-/, '');
  const key = (space: Space): string =>
    name === 'key' ? space.key : name === 'name' ? space.name : space.id.padStart(12, '0');
  const ascending = spaces.toSorted((a, b) => key(a).localeCompare(key(b)));
  return sort.startsWith('-') ? ascending.reverse() : ascending;
}
