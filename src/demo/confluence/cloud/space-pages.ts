import { type Route, route } from '../../call.ts';
import { sees, seesSpace } from '../access.ts';
import { latest } from '../model.ts';
import { slice } from '../paging.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { bodyFormat } from './body-shape.ts';
import { listAnswer } from './list-answer.ts';
import { pageShape } from './page-shape.ts';
import { sorted } from './sort.ts';

/** The pages of one space in v2, all of them or those at its top. */
export const createSpacePageRoutes = (store: Store): Route[] => [
  route('GET', '/api/v2/spaces/{id}/pages', (call) => {
    const space = store.spaces.find(({ id }) => id === call.params.id);
    if (!space || !seesSpace(call.user, space)) throw refuse(call, 404, 'Not Found');
    const isRoot = call.query.get('depth') === 'root';
    const found = [...store.all()].filter(
      (content) =>
        content.type === 'page' &&
        content.status === 'current' &&
        content.space === space &&
        (!isRoot || !content.parent) &&
        sees(call.user, content),
    );
    const format = bodyFormat(call, 'list');
    return listAnswer(call, slice(call, sorted(call, found), { usual: 25, most: 250 }), (content) =>
      pageShape(content, latest(content), format),
    );
  }),
];
