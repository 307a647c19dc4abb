import { z } from 'zod';
import type { Issue } from '../../model/issue.ts';
import { compiledAfter } from '../compiled-after.ts';
import { maybe, wireId } from '../maybe.ts';
import { toUser } from '../people.ts';
import { isRecord, present, prune } from '../prune.ts';
import { toProject } from '../to-project.ts';
import { WireComments, WireProject, WireUser, WireWorklogs } from '../wire.ts';
import { toComment, toWorklog } from './activity.ts';

/** What reading a field takes beside its value. */
export interface Reading {
  /** Where the field goes. */
  issue: Issue;
  /** A stored text as Markdown. */
  read: (body: unknown) => string | undefined;
  commentLimit: number;
}

/** Puts a system field into the issue; false when the value has another shape than documented. */
type Reader = (value: unknown, reading: Reading) => boolean;

const shaped = <Schema extends z.ZodType>(
  schema: Schema,
  put: (value: z.output<Schema>, reading: Reading) => void,
): Reader => {
  const check = compiledAfter(2_000, schema);
  return (value, reading) => {
    const parsed = check().safeParse(value);
    if (parsed.success) put(parsed.data, reading);
    return parsed.success;
  };
};

const Named = z.object({ name: z.string() });

const named = (key: string): Reader =>
  shaped(Named, ({ name }, { issue }) => {
    issue[key] = { name };
  });
const list = <Item extends z.ZodType>(key: string, item: Item, show: (item: z.output<Item>) => unknown) =>
  shaped(z.array(item), (items, { issue }) => {
    if (items.length > 0) issue[key] = items.map(show);
  });
const names = (key: string): Reader => list(key, Named, ({ name }) => name);
const person = (key: string): Reader =>
  shaped(WireUser, (user, { issue }) => {
    issue[key] = toUser(user);
  });
const text =
  (key: string): Reader =>
  (body, { issue, read }) => {
    const markdown = read(body);
    if (markdown !== undefined) issue[key] = markdown;
    return true;
  };

const Status = z.object({
  name: z.string(),
  statusCategory: maybe(z.object({ name: maybe(z.string()), colorName: maybe(z.string()) })),
});

const toStatus = ({ name, statusCategory }: z.output<typeof Status>) =>
  present({ name, category: statusCategory?.name, color: statusCategory?.colorName });

const Attachment = z.object({
  id: maybe(wireId),
  filename: z.string(),
  size: maybe(z.number()),
  content: maybe(z.string()),
  mimeType: maybe(z.string()),
  author: maybe(WireUser),
  created: maybe(z.string()),
  thumbnail: maybe(z.string()),
});

const toAttachment = (file: z.output<typeof Attachment>) =>
  present({
    id: file.id,
    filename: file.filename,
    size: file.size,
    url: file.content,
    content_type: file.mimeType,
    author: file.author && toUser(file.author),
    thumbnail_url: file.thumbnail,
    created: file.created,
  });

const TimeTracking = z.object({
  originalEstimate: maybe(z.string()),
  remainingEstimate: maybe(z.string()),
  timeSpent: maybe(z.string()),
});

const LinkedIssue = z.object({
  id: maybe(wireId),
  key: z.string(),
  fields: maybe(z.record(z.string(), z.unknown())),
});

const Link = z.object({
  id: maybe(wireId),
  type: z.object({
    id: maybe(wireId),
    name: maybe(z.string()),
    inward: maybe(z.string()),
    outward: maybe(z.string()),
  }),
  inwardIssue: maybe(LinkedIssue),
  outwardIssue: maybe(LinkedIssue),
});

const toLink = (link: z.output<typeof Link>) =>
  present({
    id: link.id,
    type: present(link.type),
    inward_issue: link.inwardIssue && toLinked(link.inwardIssue),
    outward_issue: link.outwardIssue && toLinked(link.outwardIssue),
  });

const toLinked = ({ id, key, fields }: z.output<typeof LinkedIssue>) =>
  present({ id, key, fields: fields && shortFields(fields) });

/** The few fields that Jira sends of a linked issue, parent or sub-task, without pictures and descriptions. */
function shortFields(fields: Record<string, unknown>): object {
  const short = Object.entries(fields).map(([id, value]) => {
    if (id === 'status')
      return [id, Status.safeParse(value).success ? toStatus(Status.parse(value)) : prune(value)];
    // 0 is the level of ordinary issues, above sub-tasks and below epics.
    const level = (isRecord(value) && value.hierarchyLevel) || undefined;
    return [
      id,
      Named.safeParse(value).success
        ? present({ ...Named.parse(value), hierarchyLevel: level })
        : prune(value),
    ];
  });
  return Object.fromEntries(short.filter(([, value]) => value !== null));
}

/** The newest comments, oldest first among them. */
const comments = shaped(WireComments, ({ comments, total }, { issue, read, commentLimit }) => {
  const sorted = comments.toSorted((a, b) => (a.created ?? '').localeCompare(b.created ?? ''));
  const shown = commentLimit > 0 ? sorted.slice(-commentLimit) : [];
  const all = Math.max(total ?? 0, comments.length);
  issue.comments = shown.map((comment) => toComment(comment, read));
  if (all > shown.length) issue.comment_total = all;
});

const readers: Record<string, Reader> = {
  summary: shaped(z.string(), (summary, { issue }) => {
    issue.summary = summary;
  }),
  description: text('description'),
  environment: text('environment'),
  status: shaped(Status, (status, { issue }) => {
    issue.status = toStatus(status);
  }),
  issuetype: named('issue_type'),
  priority: named('priority'),
  project: shaped(WireProject, (project, { issue }) => {
    issue.project = toProject(project);
  }),
  resolution: shaped(Named.extend({ id: maybe(wireId) }), (resolution, { issue }) => {
    issue.resolution = present(resolution);
  }),
  assignee: person('assignee'),
  reporter: person('reporter'),
  components: names('components'),
  fixVersions: names('fix_versions'),
  versions: names('versions'),
  labels: list('labels', z.string(), (label) => label),
  timetracking: shaped(TimeTracking, (time, { issue }) => {
    const tracked = present({
      original_estimate: time.originalEstimate,
      remaining_estimate: time.remainingEstimate,
      time_spent: time.timeSpent,
    });
    if (Object.keys(tracked).length > 0) issue.timetracking = tracked;
  }),
  attachment: list('attachments', Attachment, toAttachment),
  comment: comments,
  worklog: shaped(WireWorklogs, ({ worklogs, total }, { issue, read }) => {
    const shown = worklogs.map((entry) => toWorklog(entry, read));
    issue.worklog = { total: total ?? worklogs.length, worklogs: shown };
  }),
  issuelinks: list('issuelinks', Link, toLink),
  parent: shaped(LinkedIssue, (parent, { issue }) => {
    issue.parent = toLinked(parent);
  }),
  subtasks: list('subtasks', LinkedIssue, toLinked),
};

/** System fields by Jira id; any other one is shown as Jira sends it, under its own name. */
export const systemReaders: ReadonlyMap<string, Reader> = new Map(Object.entries(readers));
