import { randomUUID } from 'node:crypto';
import { type Answer, type Call, created, ok, type Route, route } from '../../call.ts';
import { requireContent, requireWriter, sees } from '../access.ts';
import { anchorInline } from '../anchor-inline.ts';
import { type Content, latest } from '../model.ts';
import { slice } from '../paging.ts';
import { asObject, asText, type Json } from '../read-json.ts';
import { noContent, refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { storageOf } from '../write-body.ts';
import { createContent } from '../write-content.ts';
import { bodyFormat } from './body-shape.ts';
import { commentShape } from './comment-shape.ts';
import { listAnswer } from './list-answer.ts';
import { updateInline } from './resolve-comment.ts';
import { sorted } from './sort.ts';
import { versionShape } from './version-shape.ts';

type Place = 'footer' | 'inline';

const isIn = (place: Place, content: Content): boolean =>
  content.type === 'comment' &&
  content.status === 'current' &&
  (place === 'inline') === Boolean(content.inline);

/** Footer or inline comments of v2: on a page, on their own, and the replies to one. */
export function createCommentRoutes(store: Store, place: Place): Route[] {
  const root = `/api/v2/${place}-comments`;
  const find = (call: Call): Content => {
    const comment = requireContent(store, call, call.params.id ?? '', ['comment']);
    if (!isIn(place, comment)) throw noContent(call, comment.id);
    return comment;
  };
  const below = (call: Call, content: Content): Answer =>
    listComments(
      call,
      store.below(content).filter((comment) => isIn(place, comment)),
    );
  return [
    ...(['page', 'blogpost'] as const).map((type) =>
      route('GET', `/api/v2/${type}s/{id}/${place}-comments`, (call) =>
        below(call, requireContent(store, call, call.params.id ?? '', [type])),
      ),
    ),
    route('GET', root, (call) =>
      listComments(
        call,
        [...store.all()].filter((comment) => isIn(place, comment) && sees(call.user, comment)),
      ),
    ),
    route('POST', root, (call) => create(store, call, place)),
    route('GET', `${root}/{id}`, (call) => single(call, find(call))),
    ...(place === 'inline'
      ? [route('PUT', `${root}/{id}`, (call) => updateInline(store, call, find(call)))]
      : []),
    route('GET', `${root}/{id}/versions`, (call) => versions(call, find(call))),
    route('GET', `${root}/{id}/children`, (call) => below(call, find(call))),
  ];
}

function listComments(call: Call, comments: Content[]): Answer {
  const statuses = call.query.getAll('resolution-status').flatMap((value) => value.split(','));
  const wanted = comments.filter(
    ({ inline }) => statuses.length === 0 || (inline && statuses.includes(inline.status)),
  );
  const format = bodyFormat(call, 'list');
  return listAnswer(call, slice(call, sorted(call, wanted), { usual: 25, most: 250 }), (comment) =>
    commentShape(comment, format),
  );
}

function versions(call: Call, { revisions }: Content): Answer {
  const ordered = call.query.get('sort') === 'modified-date' ? revisions : revisions.toReversed();
  return listAnswer(call, slice(call, ordered, { usual: 25, most: 250 }), versionShape);
}

function single(call: Call, comment: Content): Answer {
  const shape = commentShape(comment, bodyFormat(call, 'one'));
  return ok({ ...shape, _links: { ...shape._links, base: call.base } });
}

function create(store: Store, call: Call, place: Place): Answer {
  requireWriter(call, 'Could not create content with type comment');
  const body = asObject(call.body);
  const { container, parent } = targetOf(store, call, body, place);
  const storage = storageOf(call, body.body);
  if (storage === undefined) throw refuse(call, 400, 'Comment body must be specified');
  // The marker goes into the page first: without its words there, there is no comment.
  const inline = place === 'inline' ? inlineOf(store, call, body, { container, parent }) : undefined;
  const comment = createContent(store, call, {
    type: 'comment',
    space: container.space,
    title: `Re: ${latest(container).title}`,
    storage,
    parent,
    container,
  });
  if (inline) comment.inline = inline;
  const shape = commentShape(comment, 'storage');
  return created({ ...shape, _links: { ...shape._links, base: call.base } });
}

interface Target {
  container: Content;
  parent: Content | undefined;
}

function targetOf(store: Store, call: Call, body: Json, place: Place): Target {
  const parentId = asText(body.parentCommentId);
  const pageId = asText(body.pageId) ?? asText(body.blogPostId);
  if ((parentId === undefined) === (pageId === undefined))
    throw refuse(call, 400, 'Exactly one of pageId, blogPostId and parentCommentId must be specified');
  if (pageId !== undefined)
    return { container: requireContent(store, call, pageId, ['page', 'blogpost']), parent: undefined };
  const parent = requireContent(store, call, parentId ?? '', ['comment']);
  if (!isIn(place, parent) || !parent.container) throw noContent(call, parent.id);
  return { container: parent.container, parent };
}

function inlineOf(store: Store, call: Call, body: Json, { container, parent }: Target) {
  if (parent?.inline) return { ...parent.inline };
  const properties = asObject(body.inlineCommentProperties);
  const text = asText(properties.textSelection);
  if (text === undefined) throw refuse(call, 400, 'inlineCommentProperties.textSelection must be specified');
  const markerRef = randomUUID();
  const count = Number(properties.textSelectionMatchCount ?? 1);
  const index = Number(properties.textSelectionMatchIndex ?? 0);
  anchorInline(call, container, { text, count, index }, markerRef);
  return {
    markerRef,
    selection: text,
    status: 'open' as const,
    changedBy: call.user,
    changedAt: store.now(),
  };
}
