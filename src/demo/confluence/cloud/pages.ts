import { type Answer, type Call, noContent, ok, type Route, route } from '../../call.ts';
import { requireContent, sees, seesSpace } from '../access.ts';
import { listed } from '../listed.ts';
import { type Content, latest, type Revision } from '../model.ts';
import { slice } from '../paging.ts';
import { asObject, asText, type Json } from '../read-json.ts';
import { noContent as gone, refuse } from '../refuse.ts';
import { renderChildren } from '../storage/render-children.ts';
import type { Store } from '../store.ts';
import { storageOf } from '../write-body.ts';
import { createContent, removeContent, updateContent } from '../write-content.ts';
import { bodyFormat } from './body-shape.ts';
import { labelShape } from './label-shape.ts';
import { listAnswer } from './list-answer.ts';
import { pageShape } from './page-shape.ts';
import { sorted } from './sort.ts';
import { propertyShape, versionShape } from './version-shape.ts';

type PageType = 'page' | 'blogpost';

/** `/pages` and `/blogposts` of v2: list, create, read, update, delete. */
export function createPageRoutes(store: Store, type: PageType): Route[] {
  const path = type === 'page' ? '/api/v2/pages' : '/api/v2/blogposts';
  const one = `${path}/{id}`;
  const find = (call: Call): Content => requireContent(store, call, call.params.id ?? '', [type]);
  return [
    route('GET', path, (call) => list(store, call, type)),
    route('POST', path, (call) => create(store, call, type)),
    route('GET', one, (call) => read(store, call, find(call))),
    route('PUT', one, (call) => update(store, call, find(call))),
    route('DELETE', one, (call) => {
      const content = find(call);
      const purge = call.query.get('purge') === 'true';
      if (purge && content.status !== 'trashed')
        throw refuse(call, 400, `Content must be trashed before it can be purged: ${content.id}`);
      if (!purge && content.status === 'trashed') throw gone(call, content.id);
      removeContent(store, call, content);
      return noContent();
    }),
  ];
}

function list(store: Store, call: Call, type: PageType): Answer {
  const ids = listed(call, 'id');
  const spaceIds = listed(call, 'space-id');
  const statuses = listed(call, 'status') ?? ['current'];
  const title = call.query.get('title');
  const candidates = ids ? ids.flatMap((id) => store.get(id) ?? []) : [...store.all()];
  const found = candidates.filter(
    (content) =>
      content.type === type &&
      statuses.includes(content.status) &&
      (!spaceIds || spaceIds.includes(content.space.id)) &&
      (title === null || latest(content).title.toLowerCase() === title.toLowerCase()) &&
      sees(call.user, content),
  );
  const format = bodyFormat(call, 'list');
  return listAnswer(call, slice(call, sorted(call, found), { usual: 25, most: 250 }), (content) =>
    pageShape(content, latest(content), format),
  );
}

function create(store: Store, call: Call, type: PageType): Answer {
  const body = asObject(call.body);
  const space = store.spaces.find((candidate) => candidate.id === asText(body.spaceId));
  if (!space || !seesSpace(call.user, space)) throw refuse(call, 404, 'Space not found');
  const status = body.status === 'draft' ? 'draft' : 'current';
  const title = asText(body.title) ?? '';
  const parent = type === 'page' ? parentOf(store, call, body, space.homeId) : undefined;
  const storage = storageOf(call, body.body) ?? '';
  const content = createContent(store, call, { type, space, title, storage, parent, status });
  return ok(single(call, content, latest(content), 'storage'));
}

/** The page named as parent; the space's home page when none is, and nothing for `root-level`. */
function parentOf(store: Store, call: Call, body: Json, homeId: string): Content | undefined {
  const id = asText(body.parentId);
  if (id === undefined && call.query.get('root-level') === 'true') return undefined;
  const parent = store.get(id ?? homeId);
  if (id === undefined) return parent;
  if (parent?.type !== 'page' || parent.status !== 'current' || !sees(call.user, parent))
    throw refuse(call, 404, `Parent page not found: ${id}`);
  if (parent.space.homeId !== homeId) throw refuse(call, 400, 'Parent page is not in the given space');
  return parent;
}

function read(store: Store, call: Call, content: Content): Answer {
  const { query } = call;
  const statuses = listed(call, 'status') ?? ['current', 'archived', 'historical'];
  const number = query.get('version');
  const isDraftWanted = query.get('get-draft') === 'true' || statuses.includes('draft');
  const isThere =
    content.status === 'draft' ? isDraftWanted : statuses.includes(content.status) || isDraftWanted;
  const revision =
    number === null
      ? latest(content)
      : content.revisions.find((candidate) => candidate.number === Number(number));
  if (!isThere || !revision) throw gone(call, content.id);
  const format = bodyFormat(call, 'one');
  // What macros show is put in where a rendered body is asked for; the storage stays as it is.
  const shown = format?.endsWith('view')
    ? { ...revision, body: () => renderChildren(store, content, revision.body()) }
    : revision;
  const answer = single(call, content, shown, format);
  return ok({ ...answer, status: revision === latest(content) ? content.status : 'historical' });
}

function single(call: Call, content: Content, revision: Revision, format: string | null) {
  const shape = pageShape(content, revision, format);
  const wants = (name: string): boolean => call.query.get(`include-${name}`) === 'true';
  const part = (results: unknown[]) => ({ results, meta: { hasMore: false }, _links: { self: call.base } });
  return {
    ...shape,
    ...(wants('labels') && { labels: part(content.labels.map(labelShape)) }),
    ...(wants('properties') && { properties: part(content.properties.map(propertyShape)) }),
    ...(wants('versions') && { versions: part(content.revisions.map(versionShape).reverse()) }),
    ...(wants('operations') && { operations: part(operationsOf(call)) }),
    ...(wants('likes') && { likes: part([]) }),
    _links: { ...shape._links, base: call.base },
  };
}

const operationsOf = ({ user }: Call) =>
  (user.name === 'guest' ? ['read'] : ['read', 'update', 'delete']).map((operation) => ({
    operation,
    targetType: 'page',
  }));

function update(store: Store, call: Call, content: Content): Answer {
  const body = asObject(call.body);
  if (asText(body.id) !== content.id)
    throw refuse(call, 400, 'The id in the body must be the id in the path');
  if (content.status === 'trashed') throw gone(call, content.id);
  const version = asObject(body.version);
  if (typeof version.number !== 'number') throw refuse(call, 400, 'Version number must be specified');
  const title = asText(body.title);
  if (title === undefined) throw refuse(call, 400, 'Title must be specified');
  const isMoved = content.type === 'page' && asText(body.parentId) !== undefined;
  updateContent(store, call, content, {
    number: version.number,
    title,
    storage: storageOf(call, body.body),
    message: asText(version.message),
    parent: isMoved ? parentOf(store, call, body, content.space.homeId) : undefined,
    status: body.status === 'draft' ? 'draft' : 'current',
  });
  return ok(single(call, content, latest(content), 'storage'));
}
