import { type Content, first, latest, type Revision } from '../model.ts';
import { tinyLink } from '../tiny-link.ts';
import { cloudWebui } from '../webui.ts';
import { bodyShape } from './body-shape.ts';
import { versionShape } from './version-shape.ts';

/** A page or blog post, in the version given, as v2 has it. */
export function pageShape(content: Content, revision: Revision, format: string | null) {
  const { id, type, space, parent, position } = content;
  const author = first(content).by.accountId;
  const isOld = revision !== latest(content);
  const place = {
    parentId: parent?.id ?? null,
    parentType: parent ? 'page' : null,
    position,
    ownerId: author,
    lastOwnerId: null,
  };
  return {
    id,
    status: isOld ? 'historical' : content.status,
    title: revision.title,
    spaceId: space.id,
    ...(type === 'page' && place),
    authorId: author,
    createdAt: first(content).at.toISOString(),
    version: versionShape(revision),
    body: bodyShape(format, revision.body()),
    _links: {
      editui: `/pages/resumedraft.action?draftId=${id}`,
      webui: cloudWebui(content),
      tinyui: tinyLink(id),
    },
  };
}
