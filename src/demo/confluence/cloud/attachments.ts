import { type Call, ok, type Route, route } from '../../call.ts';
import { requireContent } from '../access.ts';
import { downloadPath } from '../download.ts';
import { type Content, first, latest } from '../model.ts';
import { slice } from '../paging.ts';
import type { Store } from '../store.ts';
import { listAnswer } from './list-answer.ts';
import { sorted } from './sort.ts';
import { versionShape } from './version-shape.ts';

/** Attachments of v2: on a page or blog post, and one by its id. */
export const createAttachmentRoutes = (store: Store): Route[] => [
  ...(['page', 'blogpost'] as const).map((type) =>
    route('GET', `/api/v2/${type}s/{id}/attachments`, (call) => {
      const page = requireContent(store, call, call.params.id ?? '', [type]);
      const filename = call.query.get('filename');
      const mediaType = call.query.get('mediaType');
      const found = store
        .below(page)
        .filter(({ type: kind, status }) => kind === 'attachment' && status === 'current')
        .filter((file) => filename === null || latest(file).title === filename)
        .filter(({ file }) => mediaType === null || file?.mediaType === mediaType);
      return listAnswer(call, slice(call, sorted(call, found), { usual: 50, most: 250 }), attachmentShape);
    }),
  ),
  route('GET', '/api/v2/attachments/{id}', (call: Call) => {
    const shape = attachmentShape(requireContent(store, call, call.params.id ?? '', ['attachment']));
    return ok({ ...shape, _links: { ...shape._links, base: call.base } });
  }),
];

function attachmentShape(attachment: Content) {
  const { id, container, file, status } = attachment;
  const revision = latest(attachment);
  const webui = `/pages/viewpageattachments.action?pageId=${container?.id}&preview=%2F${container?.id}%2F${id.slice(3)}%2F${encodeURIComponent(revision.title)}`;
  const download = downloadPath(attachment);
  return {
    id,
    status,
    title: revision.title,
    createdAt: first(attachment).at.toISOString(),
    ...(container?.type === 'blogpost' ? { blogPostId: container.id } : { pageId: container?.id }),
    mediaType: file?.mediaType,
    mediaTypeDescription: file?.mediaType === 'image/png' ? 'PNG Image' : 'Text File',
    comment: file?.comment ?? '',
    fileId: `00000000-0000-4000-8000-${id.slice(3).padStart(12, '0')}`,
    fileSize: file?.bytes.byteLength ?? 0,
    webuiLink: webui,
    downloadLink: download,
    version: versionShape(revision),
    _links: { webui, download },
  };
}
