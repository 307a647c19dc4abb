import { type Answer, type Call, type Route, route } from '../../call.ts';
import { requireContent, sees } from '../access.ts';
import { listed } from '../listed.ts';
import { type Content, latest } from '../model.ts';
import { slice } from '../paging.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { contentShape } from '../v1/content-shape.ts';
import { expandOf } from '../v1/expand.ts';
import { listAnswer } from '../v1/list-answer.ts';

/** `/rest/api/content/{id}/child/{type}`: child pages, comments (`depth=all` for replies too) and attachments. */
export const createChildRoutes = (store: Store): Route[] => [
  route('GET', '/rest/api/content/{id}/child/{type}', (call) => {
    const content = requireContent(store, call, call.params.id ?? '', ['page', 'blogpost', 'comment']);
    const { type } = call.params;
    if (type === 'comment') return answer(store, call, comments(store, call, content));
    if (type === 'page' || type === 'attachment')
      return answer(
        store,
        call,
        ofType(store, content, type).filter((child) => isWanted(call, child)),
      );
    throw refuse(call, 400, `Unsupported child type: ${type}`);
  }),
];

const ofType = (store: Store, content: Content, type: Content['type']): Content[] =>
  store
    .below(content)
    .filter((child) => child.type === type && child.status === 'current')
    .toSorted((a, b) => a.position - b.position);

function answer(store: Store, call: Call, children: Content[]): Answer {
  const visible = children.filter((child) => sees(call.user, child));
  const expand = expandOf(call);
  return listAnswer(call, slice(call, visible, { usual: 25, most: 500 }), (child) =>
    contentShape({ store, call }, child, expand),
  );
}

function isWanted({ query }: Call, child: Content): boolean {
  const filename = query.get('filename');
  const mediaType = query.get('mediaType');
  return (
    (filename === null || latest(child).title === filename) &&
    (mediaType === null || child.file?.mediaType === mediaType)
  );
}

function comments(store: Store, call: Call, content: Content): Content[] {
  const locations = listed(call, 'location');
  const direct = ofType(store, content, 'comment');
  const all =
    call.query.get('depth') === 'all'
      ? direct.flatMap((comment) => [comment, ...replies(store, comment)])
      : direct;
  return all.filter((comment) => !locations || locations.includes(locationOf(comment)));
}

const replies = (store: Store, comment: Content): Content[] =>
  ofType(store, comment, 'comment').flatMap((reply) => [reply, ...replies(store, reply)]);

const locationOf = ({ inline }: Content): string =>
  inline ? (inline.status === 'resolved' ? 'resolved' : 'inline') : 'footer';
