import { type Answer, type Call, ok, Refusal, type Route, route } from '../../call.ts';
import type { Deployment } from '../../deployment.ts';
import { requireContent, requireWriter } from '../access.ts';
import { type AttachedFile, type Content, latest } from '../model.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { contentShape } from './content-shape.ts';
import { readExpand } from './expand.ts';

const uploadLimit = 10_485_760;
const shown = readExpand('version,container');

interface Form {
  file: File;
  comment: string;
  minorEdit: boolean;
}

/** Files sent to a page: new ones, new versions, and on Cloud both with PUT. */
export function createUploadRoutes(store: Store, face: Deployment): Route[] {
  const all = '/rest/api/content/{id}/child/attachment';
  const page = (call: Call): Content =>
    requireContent(store, call, call.params.id ?? '', ['page', 'blogpost']);
  const list = (call: Call, attachment: Content): Answer =>
    ok({
      results: [contentShape({ store, call }, attachment, shown)],
      start: 0,
      limit: 50,
      size: 1,
      _links: { base: call.base, self: call.base + call.path },
    });
  return [
    route('POST', all, async (call) => {
      const content = page(call);
      const form = await formOf(call);
      if (named(store, content, form.file.name))
        throw refuse(
          call,
          400,
          `Cannot add a new attachment with same file name as an existing attachment: ${form.file.name}`,
        );
      return list(call, await attach(store, call, { content, form }));
    }),
    route('POST', `${all}/{attachment}/data`, async (call) => {
      const content = page(call);
      const attachment = requireContent(store, call, call.params.attachment ?? '', ['attachment']);
      const form = await formOf(call);
      await revise(store, call, { attachment, form });
      if (attachment.container !== content) throw refuse(call, 404, 'The attachment is on another page');
      return ok(contentShape({ store, call }, attachment, shown));
    }),
    ...(face === 'cloud'
      ? [
          route('PUT', all, async (call) => {
            const content = page(call);
            const form = await formOf(call);
            const attachment = named(store, content, form.file.name);
            if (attachment) await revise(store, call, { attachment, form });
            return list(call, attachment ?? (await attach(store, call, { content, form })));
          }),
        ]
      : []),
  ];
}

const named = (store: Store, content: Content, name: string): Content | undefined =>
  store
    .below(content)
    .find(
      (child) => child.type === 'attachment' && child.status === 'current' && latest(child).title === name,
    );

async function formOf(call: Call): Promise<Form> {
  if (!/^no-?check$/.test(call.headers.get('x-atlassian-token') ?? ''))
    throw new Refusal(403, 'XSRF check failed');
  requireWriter(call, `Not permitted to add attachments to content with id: ${call.params.id}`);
  const file = call.form?.get('file');
  if (!(file instanceof File)) throw refuse(call, 400, 'A file must be specified');
  if (file.size > uploadLimit)
    throw refuse(call, 413, `The file ${file.name} exceeds the limit of ${uploadLimit} bytes`);
  return {
    file,
    comment: String(call.form?.get('comment') ?? ''),
    minorEdit: call.form?.get('minorEdit') === 'true',
  };
}

async function fileFrom({ file, comment }: Form): Promise<AttachedFile> {
  return {
    mediaType: file.type || 'application/octet-stream',
    bytes: new Uint8Array(await file.arrayBuffer()),
    comment,
  };
}

async function attach(
  store: Store,
  call: Call,
  { content, form }: { content: Content; form: Form },
): Promise<Content> {
  const file = await fileFrom(form);
  return store.add({
    id: `att${store.nextId()}`,
    type: 'attachment',
    space: content.space,
    status: 'current',
    revisions: [revisionOf(store, call, { form, number: 1 })],
    parent: undefined,
    container: content,
    position: store.below(content).length,
    labels: [],
    properties: [],
    file,
  });
}

async function revise(
  store: Store,
  call: Call,
  { attachment, form }: { attachment: Content; form: Form },
): Promise<void> {
  attachment.file = await fileFrom(form);
  attachment.revisions.push(revisionOf(store, call, { form, number: latest(attachment).number + 1 }));
}

const revisionOf = (store: Store, call: Call, { form, number }: { form: Form; number: number }) => ({
  number,
  at: store.now(),
  by: call.user,
  message: form.comment,
  minorEdit: form.minorEdit,
  title: form.file.name,
  body: () => '',
});
