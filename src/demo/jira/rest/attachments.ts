import { type Answer, ok, Refusal } from '../../call.ts';
import { activityOf } from '../content/generate-activity.ts';
import { projects } from '../content/projects.ts';
import { refuse } from '../errors.ts';
import type { Visit } from '../jira.ts';
import type { Attachment } from '../model/issue.ts';
import { canBrowse, findWritable } from '../permissions.ts';
import { attachmentWire } from '../wire/attachment.ts';
import { recordActivity } from '../write/commit.ts';
import { keepFile } from '../write/keep-file.ts';
import { flag, get, onCloud, onDataCenter, post, type Resource, segment } from './resource.ts';

/** Largest file that the site takes, in bytes. */
export const uploadLimit = 10_485_760;

function findAttachment(visit: Visit): Attachment {
  const { jira, user } = visit;
  const id = Number(segment(visit, 'id'));
  // Generated files carry their issue in their id; uploaded ones are remembered.
  const issue = jira.issues.byId(jira.uploads.get(id) ?? Math.floor(id / 100));
  const project = projects.find((candidate) => candidate.key === issue?.project);
  const found = issue && activityOf(issue, 'attachments').find((attachment) => attachment.id === id);
  if (found && project && canBrowse(user, project)) return found;
  throw refuse(404, `The attachment with id '${segment(visit, 'id')}' does not exist`);
}

const fileAnswer = ({ bytes, mimeType, filename }: Attachment): Answer => ({
  status: 200,
  body: bytes,
  headers: {
    'content-type': mimeType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
  },
});

async function upload(visit: Visit, file: File): Promise<Attachment> {
  if (file.size > uploadLimit)
    throw refuse(413, `The file '${file.name}' exceeds its maximum permitted size of 10 MB.`);
  return keepFile(visit, file);
}

async function addAttachments(visit: Visit): Promise<Answer> {
  const { call, jira } = visit;
  if (!/^no-?check$/.test(call.headers.get('x-atlassian-token') ?? ''))
    throw new Refusal(403, 'XSRF check failed');
  const key = segment(visit, 'key');
  const otherwise = 'You do not have permission to create attachments for this issue.';
  findWritable(visit, key, otherwise);
  if (!call.form) throw new Refusal(415, { 'status-code': 415, message: 'HTTP 415 Unsupported Media Type' });
  const files = call.form.getAll('file').filter((part) => part instanceof File);
  const uploaded: Attachment[] = [];
  for (const file of files) uploaded.push(await upload(visit, file));
  // Reading the files takes a while: the issue may have changed since.
  const issue = findWritable(visit, key, otherwise);
  recordActivity(visit, issue, { attachments: [...activityOf(issue, 'attachments'), ...uploaded] });
  for (const { id } of uploaded) jira.uploads.set(id, issue.id);
  return ok(uploaded.map((attachment) => attachmentWire(visit, attachment)));
}

/** One file's description; Cloud publishes its id as a number here, and as text everywhere else. */
function describe(visit: Visit): Answer {
  const attachment = findAttachment(visit);
  const { id, ...rest } = attachmentWire(visit, attachment);
  return ok({ ...rest, ...(visit.jira.cloud && { id: Number(id) }) });
}

const content = (visit: Visit): Answer => fileAnswer(findAttachment(visit));

/** Cloud sends browsers to its media host, which is another one, unless the call asks for the bytes here. */
function cloudContent(visit: Visit): Answer {
  const attachment = findAttachment(visit);
  if (!flag(visit, 'redirect', true)) return fileAnswer(attachment);
  return {
    status: 303,
    headers: { location: `https://media.demo.example/file/${attachment.id}/binary?token=demo` },
  };
}

/** Files on issues. */
export const attachmentResources: Resource[] = [
  post('/issue/{key}/attachments', addAttachments),
  get('/attachment/meta', () => ok({ enabled: true, uploadLimit })),
  get('/attachment/{id}', describe),
  onCloud(get('/attachment/content/{id}', cloudContent)),
  onCloud(get('/attachment/thumbnail/{id}', content)),
  onDataCenter(get('/secure/attachment/{id}/{filename}', content)),
  onDataCenter(get('/secure/thumbnail/{id}/{filename}', content)),
];
