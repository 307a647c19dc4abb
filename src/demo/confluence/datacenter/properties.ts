import { type Call, noContent, ok, type Route, route } from '../../call.ts';
import { requireContent } from '../access.ts';
import type { Content, Property } from '../model.ts';
import { slice } from '../paging.ts';
import { addProperty, removeProperty, writeProperty } from '../properties.ts';
import { asObject, asText } from '../read-json.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { listAnswer } from '../v1/list-answer.ts';
import { propertyShape } from '../v1/metadata-shape.ts';

const types = ['page', 'blogpost', 'comment', 'attachment'] as const;

/** Content properties of the v1 API, addressed by their key. */
export function createPropertyRoutes(store: Store): Route[] {
  const all = '/rest/api/content/{id}/property';
  const one = `${all}/{key}`;
  const find = (call: Call): Content => requireContent(store, call, call.params.id ?? '', types);
  const add = (call: Call, key: string | undefined) => {
    const content = find(call);
    const { value } = asObject(call.body);
    return ok(propertyShape(call, content, addProperty(store, call, content, { key, value })));
  };
  return [
    route('GET', all, (call) => {
      const content = find(call);
      return listAnswer(call, slice(call, content.properties, { usual: 10, most: 200 }), (property) =>
        propertyShape(call, content, property),
      );
    }),
    route('POST', all, (call) => add(call, asText(asObject(call.body).key))),
    route('GET', one, (call) => {
      const content = find(call);
      return ok(propertyShape(call, content, named(call, content)));
    }),
    route('POST', one, (call) => add(call, call.params.key)),
    route('PUT', one, (call) => {
      const content = find(call);
      const { value, version } = asObject(call.body);
      const { number = 1, message } = asObject(version);
      const wanted = { key: call.params.key ?? '', value, number: Number(number), message: asText(message) };
      return ok(propertyShape(call, content, writeProperty(store, call, content, wanted)));
    }),
    route('DELETE', one, (call) => {
      const content = find(call);
      removeProperty(call, content, named(call, content));
      return noContent();
    }),
  ];
}

function named(call: Call, content: Content): Property {
  const property = content.properties.find(({ key }) => key === call.params.key);
  if (!property)
    throw refuse(call, 404, `No property found with key ${call.params.key} on content with id ${content.id}`);
  return property;
}
