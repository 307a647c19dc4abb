import type { Call } from '../../call.ts';
import { sees } from '../access.ts';
import { downloadPath } from '../download.ts';
import { ancestorsOf, type Content, latest, type Revision } from '../model.ts';
import { renderChildren } from '../storage/render-children.ts';
import { toView } from '../storage/to-view.ts';
import type { Store } from '../store.ts';
import { tinyLink } from '../tiny-link.ts';
import { cloudWebui, dataCenterWebui } from '../webui.ts';
import { type Expand, expandable, readExpand } from './expand.ts';
import { extensionsShape } from './extensions-shape.ts';
import { metadataShape } from './metadata-shape.ts';
import { spaceShape } from './space-shape.ts';
import { historyShape, versionShape } from './version-shape.ts';

export interface View {
  store: Store;
  call: Call;
}

const nothing = readExpand('');

/** Content in the v1 API, with the parts that `expand` asks for; the newest version unless another is given. */
export function contentShape(
  view: View,
  content: Content,
  expand: Expand,
  revision: Revision = latest(content),
): Record<string, unknown> {
  const { call } = view;
  const self = `/rest/api/content/${content.id}`;
  return {
    id: content.id,
    type: content.type,
    status: revision === latest(content) ? content.status : 'historical',
    title: revision.title,
    ...(expand.has('space') && { space: spaceShape(call, content.space, expand.below('space')) }),
    ...(expand.has('history') && {
      history: historyShape(call, content, revision, expand.below('history')),
    }),
    ...(expand.has('version') && { version: versionShape(call, content, revision) }),
    ...(expand.has('ancestors') && { ancestors: ancestorsShape(view, content) }),
    ...(expand.has('container') && { container: containerShape(view, content) }),
    ...(expand.has('body') && { body: bodyShape(view.store, content, revision, expand.below('body')) }),
    ...(expand.has('children') && { children: childrenShape(view, content, expand.below('children')) }),
    ...(expand.has('metadata') || content.file
      ? { metadata: metadataShape(call, content, expand.below('metadata')) }
      : {}),
    extensions: extensionsShape(call, content, expand.below('extensions')),
    _links: linksOf(call, content),
    _expandable: expandable(expand, {
      container: content.container
        ? `/rest/api/content/${content.container.id}`
        : `/rest/api/space/${content.space.key}`,
      metadata: '',
      operations: '',
      children: `${self}/child`,
      restrictions: `${self}/restriction/byOperation`,
      history: `${self}/history`,
      ancestors: '',
      body: '',
      version: '',
      descendants: `${self}/descendant`,
      space: `/rest/api/space/${content.space.key}`,
    }),
  };
}

/** For a page the pages above it, for a reply the comments above it. */
const ancestorsShape = (view: View, content: Content) =>
  ancestorsOf(content)
    .filter((above) => sees(view.call.user, above))
    .map((above) => contentShape(view, above, nothing));

const containerShape = (view: View, { container, space }: Content) =>
  container ? contentShape(view, container, nothing) : spaceShape(view.call, space, nothing);

function bodyShape(store: Store, content: Content, revision: Revision, expand: Expand) {
  const storage = revision.body();
  const rendered = () => toView(renderChildren(store, content, storage));
  const shapes = Object.fromEntries(
    expand
      .names()
      .map((name) => [
        name,
        { value: name === 'storage' ? storage : rendered(), representation: name, _expandable: {} },
      ]),
  );
  return {
    ...shapes,
    _expandable: expandable(expand, { editor: '', view: '', export_view: '', styled_view: '', storage: '' }),
  };
}

const childTypes = ['page', 'comment', 'attachment'] as const;

function childrenShape(view: View, content: Content, expand: Expand) {
  const { call, store } = view;
  const self = `${call.base}/rest/api/content/${content.id}/child`;
  const lists = childTypes
    .filter((type) => expand.has(type))
    .map((type) => {
      const all = store
        .below(content)
        .filter((child) => child.type === type && child.status === 'current' && sees(call.user, child));
      const results = all.slice(0, 25).map((child) => contentShape(view, child, expand.below(type)));
      const next =
        all.length > 25 ? { next: `/rest/api/content/${content.id}/child/${type}?limit=25&start=25` } : {};
      return [
        type,
        { results, start: 0, limit: 25, size: results.length, _links: { self: `${self}/${type}`, ...next } },
      ];
    });
  return {
    ...Object.fromEntries(lists),
    _links: { self },
    _expandable: expandable(
      expand,
      Object.fromEntries(childTypes.map((type) => [type, `/rest/api/content/${content.id}/child/${type}`])),
    ),
  };
}

function linksOf(call: Call, content: Content): Record<string, string> {
  const { id, type } = content;
  return {
    webui: call.deployment === 'cloud' ? cloudWebui(content) : dataCenterWebui(content),
    ...(type === 'attachment' && { download: downloadPath(content) }),
    ...((type === 'page' || type === 'blogpost') && {
      edit: `/pages/resumedraft.action?draftId=${id}`,
      tinyui: tinyLink(id),
    }),
    self: `${call.base}/rest/api/content/${id}`,
  };
}
