import { noContent, type Route, route } from '../../call.ts';
import { requireContent } from '../access.ts';
import { slice } from '../paging.ts';
import type { Store } from '../store.ts';
import { removeContent } from '../write-content.ts';
import { labelShape } from './label-shape.ts';
import { listAnswer } from './list-answer.ts';

/** What v2 does with one attachment by its bare number: delete it, list its labels. */
export const createAttachmentPartRoutes = (store: Store): Route[] => [
  route('DELETE', '/api/v2/attachments/{id}', (call) => {
    removeContent(store, call, requireContent(store, call, `att${call.params.id}`, ['attachment']));
    return noContent();
  }),
  route('GET', '/api/v2/attachments/{id}/labels', (call) => {
    const { labels } = requireContent(store, call, `att${call.params.id}`, ['attachment']);
    return listAnswer(call, slice(call, labels, { usual: 25, most: 250 }), labelShape);
  }),
];
