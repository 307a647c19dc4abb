import type { Call } from '../../call.ts';
import type { Content } from '../model.ts';
import { stamp } from '../stamp.ts';
import { type Expand, expandable } from './expand.ts';
import { userShape } from './user-shape.ts';

/** The part of content that depends on its type: a page's position, a comment's place, a file's size. */
export function extensionsShape(call: Call, content: Content, expand: Expand): Record<string, unknown> {
  const { type, file, position } = content;
  if (file) return { mediaType: file.mediaType, fileSize: file.bytes.byteLength, comment: file.comment };
  if (type === 'comment') return commentPlace(call, content, expand);
  return { position: type === 'page' ? position : 'none' };
}

function commentPlace(call: Call, { inline }: Content, expand: Expand): Record<string, unknown> {
  if (!inline) return { location: 'footer', _expandable: { resolution: '' } };
  const { markerRef, selection, status, changedBy, changedAt } = inline;
  return {
    location: 'inline',
    ...(expand.has('inlineProperties') && {
      inlineProperties: { originalSelection: selection, markerRef },
    }),
    ...(expand.has('resolution') && {
      resolution: {
        status,
        lastModifier: userShape(call, changedBy),
        lastModifiedDate: stamp(call.deployment, changedAt),
      },
    }),
    _expandable: expandable(expand, { inlineProperties: '', resolution: '' }),
  };
}
