import { z } from 'zod';
import { maybe, wireId } from '../maybe.ts';
import { toUser } from '../people.ts';
import { isRecord, present, prune } from '../prune.ts';
import { toProject } from '../to-project.ts';
import { WireComments, WireProject, WireUser, WireWorklogs } from '../wire.ts';
import { toComment, toWorklog } from './activity.ts';

/** What reading a field takes beside its value. */
export interface Reading {
  /** A stored text as Markdown. */
  read: (body: unknown) => string | undefined;
  commentLimit: number;
}

/** Turns a system field's value into properties of the issue; undefined when it has another shape than documented. */
type Reader = (value: unknown, reading: Reading) => object | undefined;

const shaped = <Schema extends z.ZodType>(
  schema: Schema,
  toResult: (value: z.output<Schema>, reading: Reading) => object,
): Reader => {
  let compiled: Schema | undefined;
  return (value, reading) => {
    compiled ??= z.compile(schema);
    const parsed = compiled.safeParse(value);
    return parsed.success ? toResult(parsed.data, reading) : undefined;
  };
};

const Named = z.object({ name: z.string() });

const named = (key: string): Reader => shaped(Named, ({ name }) => ({ [key]: { name } }));
const names = (key: string): Reader =>
  shaped(z.array(Named), (items) => (items.length > 0 ? { [key]: items.map((item) => item.name) } : {}));
const person = (key: string): Reader => shaped(WireUser, (user) => ({ [key]: toUser(user) }));
const text = (key: string): Reader => shaped(z.unknown(), (body, { read }) => present({ [key]: read(body) }));

const Status = z.object({
  name: z.string(),
  statusCategory: maybe(z.object({ name: maybe(z.string()), colorName: maybe(z.string()) })),
});

const toStatus = ({ name, statusCategory }: z.output<typeof Status>) =>
  present({ name, category: statusCategory?.name, color: statusCategory?.colorName });

const Attachments = z.array(
  z.object({
    id: maybe(wireId),
    filename: z.string(),
    size: maybe(z.number()),
    content: maybe(z.string()),
    mimeType: maybe(z.string()),
    author: maybe(WireUser),
    created: maybe(z.string()),
    thumbnail: maybe(z.string()),
  }),
);

const toAttachments = (attachments: z.output<typeof Attachments>) => ({
  attachments: attachments.map((file) =>
    present({
      id: file.id,
      filename: file.filename,
      size: file.size,
      url: file.content,
      content_type: file.mimeType,
      author: file.author && toUser(file.author),
      thumbnail_url: file.thumbnail,
      created: file.created,
    }),
  ),
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

const Links = z.array(
  z.object({
    id: maybe(wireId),
    type: z.object({
      id: maybe(wireId),
      name: maybe(z.string()),
      inward: maybe(z.string()),
      outward: maybe(z.string()),
    }),
    inwardIssue: maybe(LinkedIssue),
    outwardIssue: maybe(LinkedIssue),
  }),
);

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
const toComments: Reader = shaped(WireComments, ({ comments, total }, { read, commentLimit }) => {
  const sorted = comments.toSorted((a, b) => (a.created ?? '').localeCompare(b.created ?? ''));
  const shown = commentLimit > 0 ? sorted.slice(-commentLimit) : [];
  const all = Math.max(total ?? 0, comments.length);
  return {
    comments: shown.map((comment) => toComment(comment, read)),
    ...(all > shown.length && { comment_total: all }),
  };
});

const readers: Record<string, Reader> = {
  summary: shaped(z.string(), (summary) => ({ summary })),
  description: text('description'),
  environment: text('environment'),
  status: shaped(Status, (status) => ({ status: toStatus(status) })),
  issuetype: named('issue_type'),
  priority: named('priority'),
  project: shaped(WireProject, (project) => ({ project: toProject(project) })),
  resolution: shaped(Named.extend({ id: maybe(wireId) }), (resolution) => ({
    resolution: present(resolution),
  })),
  assignee: person('assignee'),
  reporter: person('reporter'),
  components: names('components'),
  fixVersions: names('fix_versions'),
  versions: names('versions'),
  labels: shaped(z.array(z.string()), (labels) => (labels.length > 0 ? { labels } : {})),
  timetracking: shaped(TimeTracking, (time) => {
    const tracked = present({
      original_estimate: time.originalEstimate,
      remaining_estimate: time.remainingEstimate,
      time_spent: time.timeSpent,
    });
    return Object.keys(tracked).length > 0 ? { timetracking: tracked } : {};
  }),
  attachment: shaped(Attachments, (files) => (files.length > 0 ? toAttachments(files) : {})),
  comment: toComments,
  worklog: shaped(WireWorklogs, ({ worklogs, total }, { read }) => ({
    worklog: { total: total ?? worklogs.length, worklogs: worklogs.map((entry) => toWorklog(entry, read)) },
  })),
  issuelinks: shaped(Links, (links) =>
    links.length === 0
      ? {}
      : {
          issuelinks: links.map((link) =>
            present({
              id: link.id,
              type: present(link.type),
              inward_issue: link.inwardIssue && toLinked(link.inwardIssue),
              outward_issue: link.outwardIssue && toLinked(link.outwardIssue),
            }),
          ),
        },
  ),
  parent: shaped(LinkedIssue, (parent) => ({ parent: toLinked(parent) })),
  subtasks: shaped(z.array(LinkedIssue), (subtasks) =>
    subtasks.length > 0 ? { subtasks: subtasks.map(toLinked) } : {},
  ),
};

/** System fields by Jira id; any other one is shown as Jira sends it, under its own name. */
export const systemReaders: ReadonlyMap<string, Reader> = new Map(Object.entries(readers));
