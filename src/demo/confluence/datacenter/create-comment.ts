import { randomUUID } from 'node:crypto';
import type { Call } from '../../call.ts';
import { requireContent, requireWriter } from '../access.ts';
import { anchorInline } from '../anchor-inline.ts';
import { type Content, type InlineAnchor, latest } from '../model.ts';
import { asObject, asText, type Json } from '../read-json.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { storageOf } from '../write-body.ts';
import { createContent } from '../write-content.ts';

/** Adds a comment: on the page that `container` names, as reply to the last of `ancestors`, inline with `extensions`. */
export function createComment(store: Store, call: Call, body: Json): Content {
  requireWriter(call, 'Could not create content with type comment');
  const containerId = asText(asObject(body.container).id);
  if (containerId === undefined) throw refuse(call, 400, 'Container must be specified for a comment');
  const container = requireContent(store, call, containerId, ['page', 'blogpost']);
  const parent = parentOf(store, call, body, container);
  const storage = storageOf(call, body.body);
  if (storage === undefined) throw refuse(call, 400, 'Comment body must be specified');
  const inline = parent?.inline ? { ...parent.inline } : inlineOf(store, call, body, container);
  const comment = createContent(store, call, {
    type: 'comment',
    space: container.space,
    title: `Re: ${latest(container).title}`,
    storage,
    parent,
    container,
  });
  if (inline) comment.inline = inline;
  return comment;
}

function parentOf(store: Store, call: Call, { ancestors }: Json, container: Content): Content | undefined {
  if (!Array.isArray(ancestors) || ancestors.length === 0) return undefined;
  const parent = requireContent(store, call, asText(asObject(ancestors.at(-1)).id) ?? '', ['comment']);
  if (parent.container !== container) throw refuse(call, 400, 'The parent comment is on another page');
  return parent;
}

const required = ['originalSelection', 'numMatches', 'matchIndex', 'lastFetchTime', 'serializedHighlights'];

function inlineOf(store: Store, call: Call, body: Json, container: Content): InlineAnchor | undefined {
  const extensions = asObject(body.extensions);
  if (extensions.location !== 'inline') return undefined;
  const properties = asObject(extensions.inlineProperties);
  const missing = required.filter((name) => properties[name] === undefined);
  if (missing.length > 0) throw refuse(call, 400, `Missing inline comment properties: ${missing.join(', ')}`);
  const text = asText(properties.originalSelection) ?? '';
  const markerRef = randomUUID();
  const count = Number(properties.numMatches);
  const index = Number(properties.matchIndex);
  anchorInline(call, container, { text, count, index }, markerRef);
  return { markerRef, selection: text, status: 'open', changedBy: call.user, changedAt: store.now() };
}
