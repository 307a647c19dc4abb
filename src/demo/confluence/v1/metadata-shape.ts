import type { Call } from '../../call.ts';
import type { Content, Label, Property } from '../model.ts';
import { stamp } from '../stamp.ts';
import { type Expand, expandable } from './expand.ts';

export const labelShape = ({ id, name }: Label) => ({ prefix: 'global', name, id, label: name });

/** Labels and properties of content, and a file's type. */
export function metadataShape(call: Call, content: Content, expand: Expand): Record<string, unknown> {
  const { id, file, labels } = content;
  const self = `${call.base}/rest/api/content/${id}`;
  return {
    ...(file && { mediaType: file.mediaType, ...(file.comment !== '' && { comment: file.comment }) }),
    ...(expand.has('labels') && {
      labels: {
        results: labels.map(labelShape),
        start: 0,
        limit: 200,
        size: labels.length,
        _links: { self: `${self}/label` },
      },
    }),
    ...(expand.has('properties') && {
      properties: propertiesShape(call, content, expand.below('properties')),
    }),
    _expandable: expandable(expand, { currentuser: '', properties: '', frontend: '', labels: '' }),
  };
}

/** Only properties that are named come with their value; of the others the address is given. */
function propertiesShape(call: Call, content: Content, expand: Expand): Record<string, unknown> {
  const { id, properties } = content;
  const named = properties.filter(({ key }) => expand.has(key));
  return {
    ...Object.fromEntries(named.map((property) => [property.key, propertyShape(call, content, property)])),
    _links: { self: `${call.base}/rest/api/content/${id}/property` },
    _expandable: expandable(
      expand,
      Object.fromEntries(properties.map(({ key }) => [key, `/rest/api/content/${id}/property/${key}`])),
    ),
  };
}

/** A content property in the v1 API. */
export const propertyShape = (call: Call, content: Content, { id, key, value, version }: Property) => ({
  id,
  key,
  value,
  version: {
    number: version.number,
    message: version.message,
    minorEdit: false,
    when: stamp(call.deployment, version.at),
  },
  _links: { self: `${call.base}/rest/api/content/${content.id}/property/${encodeURIComponent(key)}` },
  _expandable: { content: `/rest/api/content/${content.id}`, additionalProperties: '' },
});
