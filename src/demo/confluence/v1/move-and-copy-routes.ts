import { type Answer, type Call, ok, type Route, route } from '../../call.ts';
import { requireContent, seesSpace } from '../access.ts';
import { type Content, latest } from '../model.ts';
import { moveContent } from '../move-content.ts';
import { asObject, asText, type Json } from '../read-json.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { createContent } from '../write-content.ts';
import { contentShape } from './content-shape.ts';
import { expandOf } from './expand.ts';

const positions = ['append', 'before', 'after'] as const;

/** Moving and copying pages on Cloud, which v2 has no requests for. */
export const createMoveAndCopyRoutes = (store: Store): Route[] => [
  route('PUT', '/rest/api/content/{id}/move/{position}/{target}', (call) => {
    const page = requireContent(store, call, call.params.id ?? '', ['page']);
    const target = requireContent(store, call, call.params.target ?? '', ['page']);
    const position = positions.find((known) => known === call.params.position);
    if (!position) throw refuse(call, 400, `Invalid position: ${call.params.position}`);
    moveContent(store, call, page, { target, position });
    return ok({ pageId: page.id });
  }),
  route('POST', '/rest/api/content/{id}/copy', (call) => copy(store, call)),
];

function copy(store: Store, call: Call): Answer {
  const source = requireContent(store, call, call.params.id ?? '', ['page']);
  const body = asObject(call.body);
  const parent = destinationOf(store, call, asObject(body.destination));
  const content = createContent(store, call, {
    type: 'page',
    space: parent.space,
    title: asText(body.pageTitle) ?? `Copy of ${latest(source).title}`,
    storage: latest(source).body(),
    parent,
  });
  if (body.copyLabels === true) content.labels = source.labels;
  if (body.copyProperties === true) content.properties = source.properties;
  if (body.copyPermissions === true && source.readers) content.readers = source.readers;
  if (body.copyAttachments === true) copyFiles(store, source, content);
  return ok(contentShape({ store, call }, content, expandOf(call, 'space,history,version')));
}

function destinationOf(store: Store, call: Call, { type, value }: Json): Content {
  if (type === 'parent_page') return requireContent(store, call, asText(value) ?? '', ['page']);
  if (type !== 'space') throw refuse(call, 400, `Invalid destination type: ${asText(type) ?? 'null'}`);
  const space = store.spaces.find(({ key }) => key === value);
  const home = space && seesSpace(call.user, space) ? store.get(space.homeId) : undefined;
  if (!home) throw refuse(call, 404, `No space with key : ${asText(value) ?? 'null'}`);
  return home;
}

function copyFiles(store: Store, source: Content, container: Content): void {
  for (const file of store.below(source))
    if (file.type === 'attachment' && file.status === 'current')
      store.add({
        ...file,
        id: `att${store.nextId()}`,
        space: container.space,
        container,
        revisions: [{ ...latest(file), number: 1 }],
      });
}
