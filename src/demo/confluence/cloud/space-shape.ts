import type { Space } from '../model.ts';

/** A space as v2 has it; its description only in the format asked for. */
export function spaceShape(space: Space, descriptionFormat: string | null) {
  const { id, key, name, homeId, createdAt, author, description } = space;
  const format = descriptionFormat === 'view' ? 'view' : 'plain';
  return {
    id,
    key,
    name,
    type: 'global',
    status: 'current',
    authorId: author.accountId,
    spaceOwnerId: author.accountId,
    currentActiveAlias: key,
    createdAt: createdAt.toISOString(),
    homepageId: homeId,
    ...(descriptionFormat && { description: { [format]: { representation: format, value: description } } }),
    _links: { webui: `/spaces/${key}` },
  };
}
