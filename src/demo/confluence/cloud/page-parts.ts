import { type Answer, type Call, ok, type Route, route } from '../../call.ts';
import { requireContent, sees } from '../access.ts';
import { ancestorsOf, type Content, latest } from '../model.ts';
import { slice } from '../paging.ts';
import { noContent } from '../refuse.ts';
import type { Store } from '../store.ts';
import { bodyFormat, bodyShape } from './body-shape.ts';
import { labelShape } from './label-shape.ts';
import { listAnswer } from './list-answer.ts';
import { versionShape } from './version-shape.ts';

const limits = { usual: 25, most: 250 };

/** What v2 lists below one page or blog post: versions, labels, children and ancestors. */
export function createPagePartRoutes(store: Store, type: 'page' | 'blogpost'): Route[] {
  const one = type === 'page' ? '/api/v2/pages/{id}' : '/api/v2/blogposts/{id}';
  const find = (call: Call): Content => requireContent(store, call, call.params.id ?? '', [type]);
  const shared = [
    route('GET', `${one}/versions`, (call) => versions(call, find(call))),
    route('GET', `${one}/versions/{number}`, (call) => version(call, find(call))),
    route('GET', `${one}/labels`, (call) =>
      listAnswer(call, slice(call, find(call).labels, limits), labelShape),
    ),
  ];
  if (type === 'blogpost') return shared;
  return [
    ...shared,
    route('GET', `${one}/direct-children`, (call) => directChildren(store, call, find(call))),
    route('GET', `${one}/ancestors`, (call) =>
      listAnswer(call, slice(call, ancestorsOf(find(call)), limits), ({ id }) => ({ id, type: 'page' })),
    ),
  ];
}

function versions(call: Call, content: Content): Answer {
  const newestFirst = call.query.get('sort') !== 'modified-date';
  const ordered = newestFirst ? content.revisions.toReversed() : content.revisions;
  const format = bodyFormat(call, 'list');
  return listAnswer(call, slice(call, ordered, limits), (revision) => ({
    ...versionShape(revision),
    [content.type]: {
      id: content.id,
      title: revision.title,
      ...(format && { body: bodyShape(format, revision.body()) }),
    },
  }));
}

function version(call: Call, content: Content): Answer {
  const number = Number(call.params.number);
  const revision = content.revisions.find((candidate) => candidate.number === number);
  if (!revision) throw noContent(call, content.id);
  const has = (wanted: number): boolean => content.revisions.some((candidate) => candidate.number === wanted);
  return ok({
    ...versionShape(revision),
    contentTypeModified: false,
    collaborators: [revision.by.accountId],
    ...(has(number - 1) && { prevVersion: number - 1 }),
    ...(has(number + 1) && { nextVersion: number + 1 }),
  });
}

function directChildren(store: Store, call: Call, page: Content): Answer {
  const children = store
    .below(page)
    .filter((child) => child.type === 'page' && child.status === 'current' && sees(call.user, child))
    .toSorted((a, b) => a.position - b.position);
  return listAnswer(call, slice(call, children, limits), (child) => ({
    id: child.id,
    status: child.status,
    title: latest(child).title,
    type: 'page',
    spaceId: child.space.id,
    childPosition: child.position,
  }));
}
