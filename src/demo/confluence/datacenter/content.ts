import { type Answer, type Call, noContent, ok, type Route, route } from '../../call.ts';
import { requireContent, sees, seesSpace } from '../access.ts';
import { listed } from '../listed.ts';
import { type Content, latest, type Space } from '../model.ts';
import { slice } from '../paging.ts';
import { asObject, asText, type Json } from '../read-json.ts';
import { noContent as gone, refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { contentShape } from '../v1/content-shape.ts';
import { expandOf, readExpand } from '../v1/expand.ts';
import { listAnswer } from '../v1/list-answer.ts';
import { historyShape } from '../v1/version-shape.ts';
import { storageOf } from '../write-body.ts';
import { createContent, removeContent, updateContent } from '../write-content.ts';
import { createComment } from './create-comment.ts';

const anyType = ['page', 'blogpost', 'comment', 'attachment'] as const;
const usual = 'history,space,version';
const written = readExpand('body.storage,version,space,history,ancestors,container');

/** `/rest/api/content`: list, create, read, update, delete. */
export function createContentRoutes(store: Store): Route[] {
  const one = '/rest/api/content/{id}';
  const find = (call: Call): Content => requireContent(store, call, call.params.id ?? '', anyType);
  return [
    route('GET', '/rest/api/content', (call) => list(store, call)),
    route('POST', '/rest/api/content', (call) => create(store, call)),
    route('GET', one, (call) => read(store, call, find(call))),
    route('PUT', one, (call) => update(store, call, find(call))),
    route('DELETE', one, (call) => {
      const content = find(call);
      if (call.query.get('status') !== 'trashed' && content.status === 'trashed')
        throw gone(call, content.id);
      removeContent(store, call, content);
      return noContent();
    }),
    route('GET', `${one}/history`, (call) => {
      const content = find(call);
      return ok(
        historyShape(
          call,
          content,
          latest(content),
          expandOf(call, 'previousVersion,nextVersion,lastUpdated'),
        ),
      );
    }),
  ];
}

function list(store: Store, call: Call): Answer {
  const { query } = call;
  const type = query.get('type') ?? 'page';
  const spaceKey = query.get('spaceKey');
  const title = query.get('title');
  const statuses = listed(call, 'status') ?? ['current'];
  if (spaceKey !== null) requireSpace(store, call, spaceKey);
  const found = [...store.all()].filter(
    (content) =>
      content.type === type &&
      (statuses.includes(content.status) || statuses.includes('any')) &&
      (spaceKey === null || content.space.key === spaceKey) &&
      (title === null || latest(content).title.toLowerCase() === title.toLowerCase()) &&
      sees(call.user, content),
  );
  const expand = expandOf(call);
  return listAnswer(call, slice(call, found, { usual: 25, most: 500 }), (content) =>
    contentShape({ store, call }, content, expand),
  );
}

/** The space with this key; throws the product's 404 for one that is not there or not for this user. */
export function requireSpace(store: Store, call: Call, key: string): Space {
  const space = store.spaces.find((candidate) => candidate.key === key);
  if (!space || !seesSpace(call.user, space)) throw refuse(call, 404, `No space with key : ${key}`);
  return space;
}

function read(store: Store, call: Call, content: Content): Answer {
  const statuses = listed(call, 'status') ?? ['current'];
  const wanted = call.query.get('version');
  const revision =
    wanted === null ? latest(content) : content.revisions.find(({ number }) => number === Number(wanted));
  const isThere = ['any', 'historical', content.status].some((status) => statuses.includes(status));
  if (!isThere || !revision) throw gone(call, content.id);
  return ok(contentShape({ store, call }, content, expandOf(call, usual), revision));
}

function create(store: Store, call: Call): Answer {
  const body = asObject(call.body);
  const { type } = body;
  if (type === 'comment') return ok(contentShape({ store, call }, createComment(store, call, body), written));
  if (type !== 'page' && type !== 'blogpost')
    throw refuse(call, 400, `Content type must be page, blogpost or comment: ${asText(type) ?? 'null'}`);
  const space = requireSpace(store, call, asText(asObject(body.space).key) ?? '');
  const content = createContent(store, call, {
    type,
    space,
    title: asText(body.title) ?? '',
    storage: storageOf(call, body.body) ?? '',
    parent: type === 'page' ? (parentOf(store, call, body) ?? store.get(space.homeId)) : undefined,
    status: body.status === 'draft' ? 'draft' : 'current',
  });
  return ok(contentShape({ store, call }, content, written));
}

/** The last of the ancestors named; throws the product's 404 for one that is not there. */
function parentOf(store: Store, call: Call, { ancestors }: Json): Content | undefined {
  if (!Array.isArray(ancestors) || ancestors.length === 0) return undefined;
  return requireContent(store, call, asText(asObject(ancestors.at(-1)).id) ?? '', ['page']);
}

function update(store: Store, call: Call, content: Content): Answer {
  const body = asObject(call.body);
  if (content.status === 'trashed') throw gone(call, content.id);
  const version = asObject(body.version);
  if (typeof version.number !== 'number')
    throw refuse(call, 400, 'Must supply an incremented version when updating Content. No version supplied.');
  if (body.type !== content.type)
    throw refuse(
      call,
      400,
      `Content type cannot be changed from ${content.type} to ${asText(body.type) ?? 'null'}`,
    );
  updateContent(store, call, content, {
    number: version.number,
    title: asText(body.title),
    storage: storageOf(call, body.body),
    message: asText(version.message),
    minorEdit: version.minorEdit === true,
    parent: content.type === 'page' ? parentOf(store, call, body) : undefined,
    status: body.status === 'draft' ? 'draft' : 'current',
  });
  return ok(contentShape({ store, call }, content, written));
}
