import type { Call } from '../../call.ts';
import type { Space } from '../model.ts';
import { type Expand, expandable } from './expand.ts';

/** A space in the v1 API. */
export function spaceShape(call: Call, space: Space, expand: Expand) {
  const { id, key, name, description, homeId } = space;
  const self = `/rest/api/space/${key}`;
  const plain = { plain: { value: description, representation: 'plain', embeddedContent: [] } };
  return {
    id: Number(id),
    key,
    name,
    type: 'global',
    status: 'current',
    ...(expand.has('description') && {
      description: expand.below('description').has('plain')
        ? plain
        : { _expandable: { view: '', plain: '' } },
    }),
    ...(expand.has('homepage') && { homepage: homeShape(call, space) }),
    _links: {
      webui: call.deployment === 'cloud' ? `/spaces/${key}` : `/display/${key}`,
      self: call.base + self,
    },
    _expandable: expandable(expand, {
      metadata: '',
      icon: '',
      description: '',
      homepage: `/rest/api/content/${homeId}`,
    }),
  };
}

const homeShape = (call: Call, { homeId, name }: Space) => ({
  id: homeId,
  type: 'page',
  status: 'current',
  title: name,
  _links: { self: `${call.base}/rest/api/content/${homeId}` },
  _expandable: {},
});
