import { type Call, noContent, ok, type Route, route } from '../../call.ts';
import { requireContent } from '../access.ts';
import type { Content, Property } from '../model.ts';
import { slice } from '../paging.ts';
import { addProperty, removeProperty, writeProperty } from '../properties.ts';
import { asObject, asText } from '../read-json.ts';
import { noContent as gone, refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { listAnswer } from './list-answer.ts';
import { propertyShape } from './version-shape.ts';

/** Content properties of v2 pages or blog posts, addressed by their number. */
export function createPropertyRoutes(store: Store, type: 'page' | 'blogpost'): Route[] {
  const all = type === 'page' ? '/api/v2/pages/{id}/properties' : '/api/v2/blogposts/{id}/properties';
  const one = `${all}/{property}`;
  const find = (call: Call): Content => requireContent(store, call, call.params.id ?? '', [type]);
  return [
    route('GET', all, (call) => {
      const key = call.query.get('key');
      const found = find(call).properties.filter((property) => key === null || property.key === key);
      return listAnswer(call, slice(call, found, { usual: 25, most: 250 }), propertyShape);
    }),
    route('POST', all, (call) => {
      const { key, value } = asObject(call.body);
      return ok(propertyShape(addProperty(store, call, find(call), { key: asText(key), value })));
    }),
    route('GET', one, (call) => ok(propertyShape(named(call, find(call))))),
    route('PUT', one, (call) => {
      const content = find(call);
      const property = named(call, content);
      const { key, value, version } = asObject(call.body);
      const { number, message } = asObject(version);
      if (asText(key) !== property.key) throw refuse(call, 400, 'The key of a property cannot be changed');
      const wanted = { key: property.key, value, number: Number(number), message: asText(message) };
      return ok(propertyShape(writeProperty(store, call, content, wanted)));
    }),
    route('DELETE', one, (call) => {
      const content = find(call);
      removeProperty(call, content, named(call, content));
      return noContent();
    }),
  ];
}

function named(call: Call, content: Content): Property {
  const property = content.properties.find(({ id }) => id === call.params.property);
  if (!property) throw gone(call, content.id);
  return property;
}
