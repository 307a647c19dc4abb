import { ok, type Route, route } from '../../call.ts';
import { requireContent } from '../access.ts';
import { moveContent } from '../move-content.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';

const POSITIONS = { append: 'append', above: 'before', below: 'after' } as const;

/** The move of the web interface, the one way to place a page beside another: refusals come with status 200. */
export const createMovePageRoute = (store: Store): Route =>
  route('POST', '/pages/movepage.action', (call) => {
    const { query } = call;
    if (!/^no-?check$/.test(call.headers.get('x-atlassian-token') ?? ''))
      throw refuse(call, 403, 'XSRF check failed');
    const page = requireContent(store, call, query.get('pageId') ?? '', ['page']);
    const target = requireContent(store, call, query.get('targetId') ?? '', ['page']);
    const position = Object.entries(POSITIONS).find(([name]) => name === query.get('position'))?.[1];
    if (!position || page === target) return ok({ actionErrors: ['Cannot move the page there.'] });
    moveContent(store, call, page, { target, position });
    return ok({ page: { id: page.id } });
  });
