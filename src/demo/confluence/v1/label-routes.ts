import { type Call, noContent, type Route, route } from '../../call.ts';
import { requireContent, requireWriter } from '../access.ts';
import type { Content } from '../model.ts';
import { slice } from '../paging.ts';
import { asObject, asText } from '../read-json.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { listAnswer } from './list-answer.ts';
import { labelShape } from './metadata-shape.ts';

/** Labels in the v1 API, which is the only one that writes them; Cloud has no reading here. */
export function createLabelRoutes(store: Store, face: 'cloud' | 'datacenter'): Route[] {
  const path = '/rest/api/content/{id}/label';
  const find = (call: Call): Content =>
    requireContent(store, call, call.params.id ?? '', ['page', 'blogpost', 'attachment']);
  const list = (call: Call) =>
    listAnswer(call, slice(call, find(call).labels, { usual: 200, most: 200 }), labelShape);
  const remove = (call: Call, name: string) => {
    const content = find(call);
    requireWriter(call, `Not permitted to remove labels from content with id: ${content.id}`);
    if (!content.labels.some((label) => label.name === name))
      throw refuse(call, 404, `Label '${name}' is not on content ${content.id}`);
    content.labels = content.labels.filter((label) => label.name !== name);
    return noContent();
  };
  return [
    ...(face === 'datacenter' ? [route('GET', path, list)] : []),
    route('POST', path, (call) => {
      const content = find(call);
      requireWriter(call, `Not permitted to add labels to content with id: ${content.id}`);
      const sent = Array.isArray(call.body) ? call.body : [call.body];
      for (const name of sent.map((label) => asText(asObject(label).name)))
        addLabel(store, call, content, name);
      return list(call);
    }),
    route('DELETE', path, (call) => remove(call, call.query.get('name') ?? '')),
    route('DELETE', `${path}/{label}`, (call) => remove(call, call.params.label ?? '')),
  ];
}

function addLabel(store: Store, call: Call, content: Content, name: string | undefined): void {
  if (!name || /[\s:;,.?&[\]()#^*!@]/.test(name))
    throw refuse(call, 400, `Label '${name ?? ''}' contains invalid characters`);
  if (!content.labels.some((label) => label.name === name))
    content.labels = [...content.labels, store.label(name)];
}
