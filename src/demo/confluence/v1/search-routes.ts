import { type Answer, type Call, ok, type Route, route } from '../../call.ts';
import { excerptOf, highlight } from '../cql/excerpt.ts';
import { type Item, modifiedAt, textOf, titleOf } from '../cql/item.ts';
import type { TextQuery } from '../cql/text-query.ts';
import type { Content } from '../model.ts';
import { contextOf, linkTo, type Slice, slice, toCursor } from '../paging.ts';
import { search } from '../search.ts';
import { stamp } from '../stamp.ts';
import { escapeXml } from '../storage/escape.ts';
import type { Store } from '../store.ts';
import { cloudWebui } from '../webui.ts';
import { contentShape } from './content-shape.ts';
import { expandOf, readExpand } from './expand.ts';
import { spaceShape } from './space-shape.ts';
import { userShape } from './user-shape.ts';
import { friendly } from './version-shape.ts';

const limits = { usual: 25, most: 250 };

/** The two searches that both faces have: results with excerpts, and bare content. */
export const createSearchRoutes = (store: Store): Route[] => [
  route('GET', '/rest/api/search', (call) => answer(store, call, ['content', 'space', 'user'])),
  route('GET', '/rest/api/content/search', (call) => {
    const found = search(store, call, ['content']);
    const contents = found.items.flatMap((item) => (item.kind === 'content' ? [item.content] : []));
    const page = slice(call, contents, limits);
    const expand = expandOf(call);
    const shape = (content: Content) => contentShape({ store, call }, content, expand);
    return ok({ ...pageOf(call, page), results: page.items.map(shape), totalSize: contents.length });
  }),
];

function answer(store: Store, call: Call, kinds: readonly Item['kind'][]): Answer {
  const { items, texts } = search(store, call, kinds);
  const page = slice(call, items, limits);
  return ok({
    results: page.items.map((item) => resultShape({ store, call, item, texts })),
    ...pageOf(call, page),
    totalSize: items.length,
    cqlQuery: call.query.get('cql'),
    searchDuration: 12,
    ...(call.deployment === 'cloud' && { archivedResultCount: 0 }),
  });
}

/** Cloud pages a search by cursor, Data Center by position. */
function pageOf(call: Call, { items, start, limit, next }: Slice<unknown>) {
  const more = (position: number): string =>
    call.deployment === 'cloud'
      ? linkTo(call, { next: 'true', cursor: toCursor(position), limit, start: position })
      : linkTo(call, { limit, start: position });
  return {
    start,
    limit,
    size: items.length,
    _links: {
      ...(next !== undefined && { next: more(next) }),
      base: call.base,
      context: contextOf(call),
      self: call.base + linkTo(call, {}),
    },
  };
}

/** The search for people, which only Cloud has. */
export const createUserSearchRoutes = (store: Store): Route[] => [
  route('GET', '/rest/api/search/user', (call) => answer(store, call, ['user'])),
];

interface Result {
  store: Store;
  call: Call;
  item: Item;
  texts: TextQuery[];
}

function resultShape({ store, call, item, texts }: Result) {
  const mode = call.query.get('excerpt') ?? 'highlight';
  const marks = mode.startsWith('highlight') ? texts : [];
  const at = new Date(modifiedAt(item) ?? 0);
  const cutOut = mode === 'none' ? '' : excerptOf(textOf(item), texts);
  // The plain modes are meant for a web page, so that their text comes escaped.
  const safe = mode.endsWith('_unescaped') ? cutOut : escapeXml(cutOut);
  return {
    ...entityOf({ store, call, item, texts }),
    title: highlight(titleOf(item), marks),
    excerpt: highlight(safe, marks),
    url: urlOf(call, item),
    ...containerOf(item),
    breadcrumbs: [],
    entityType: item.kind,
    iconCssClass: `aui-icon content-type-${item.kind === 'content' ? item.content.type : item.kind}`,
    lastModified: stamp(call.deployment, at),
    friendlyLastModified: friendly(at),
    score: 0,
  };
}

function entityOf({ store, call, item }: Result) {
  if (item.kind === 'user') return { user: userShape(call, item.user) };
  if (item.kind === 'space') return { space: spaceShape(call, item.space, readExpand('')) };
  return { content: contentShape({ store, call }, item.content, expandOf(call).below('content')) };
}

function urlOf(call: Call, item: Item): string {
  if (item.kind === 'user')
    return call.deployment === 'cloud' ? `/people/${item.user.accountId}` : `/display/~${item.user.name}`;
  if (item.kind === 'space')
    return call.deployment === 'cloud' ? `/spaces/${item.space.key}` : `/display/${item.space.key}`;
  if (call.deployment === 'cloud') return cloudWebui(item.content);
  return `/pages/viewpage.action?pageId=${item.content.id}`;
}

/** The space, and for a comment or attachment the page that it is on. */
function containerOf(item: Item) {
  if (item.kind !== 'content') return {};
  const { space, container } = item.content;
  return {
    ...(container && {
      resultParentContainer: {
        title: titleOf({ kind: 'content', content: container }),
        displayUrl: cloudWebui(container),
      },
    }),
    resultGlobalContainer: { title: space.name, displayUrl: `/spaces/${space.key}` },
  };
}
