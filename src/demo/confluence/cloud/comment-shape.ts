import { type Content, latest } from '../model.ts';
import { cloudWebui } from '../webui.ts';
import { bodyShape } from './body-shape.ts';
import { versionShape } from './version-shape.ts';

/** A footer or inline comment as v2 has it; the parent's id only where the API has no page id to give (replies). */
export function commentShape(comment: Content, format: string | null) {
  const { id, status, container, parent, inline } = comment;
  const revision = latest(comment);
  const place = parent
    ? { parentCommentId: parent.id }
    : container?.type === 'blogpost'
      ? { blogPostId: container.id }
      : { pageId: container?.id };
  return {
    id,
    status,
    title: revision.title,
    ...place,
    version: versionShape(revision),
    body: bodyShape(format, revision.body()),
    ...(inline && {
      resolutionStatus: inline.status,
      properties: { inlineMarkerRef: inline.markerRef, inlineOriginalSelection: inline.selection },
    }),
    _links: { webui: cloudWebui(comment) },
  };
}
