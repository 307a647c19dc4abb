import { z } from 'zod';
import { Comment } from './comment.ts';
import { User } from './user.ts';

/** A workflow status; category and colour are those of Jira's boards. */
export const Status = z.object({
  name: z.string(),
  category: z.string().optional(),
  color: z.string().optional(),
});
export type Status = z.infer<typeof Status>;

/** A file on an issue. */
export const Attachment = z.object({
  id: z.string().optional(),
  filename: z.string(),
  size: z.number().optional(),
  url: z.string().optional(),
  content_type: z.string().optional(),
  author: User.optional(),
  created: z.string().optional(),
});
export type Attachment = z.infer<typeof Attachment>;

const Named = z.object({ name: z.string() });
const text = z.string().optional();

/**
 * An issue. Only what was asked for and has a value is there. Declared is what most reads have; more is there by request:
 * `project {id, key, name}`, `resolution {name, id}`, `components` and `fix_versions` (names), `duedate`, `parent`,
 * `subtasks`, `issuelinks`, `timetracking`, `attachments`, `epic_key`, `changelogs`, `worklogs`, `watchers`,
 * `transitions`, `remote_links`, custom fields as `customfield_N: {value}`, and other fields under their Jira id.
 */
export const Issue = z.looseObject({
  id: z.string(),
  key: z.string(),
  browse_url: text,
  summary: text,
  /** Markdown. */
  description: text,
  status: Status.optional(),
  issue_type: Named.optional(),
  priority: Named.optional(),
  /** `{display_name: "Unassigned"}` when asked for and nobody is. */
  assignee: User.optional(),
  reporter: User.optional(),
  labels: z.array(z.string()).optional(),
  versions: z.array(z.string()).optional(),
  created: text,
  updated: text,
  comments: z.array(Comment).optional(),
  /** Number of comments, when `comments` are not all. */
  comment_total: z.number().optional(),
  /** Requested sections that could not be read, and why. */
  failed_sections: z.record(z.string(), z.string()).optional(),
});
export type Issue = z.infer<typeof Issue>;

/** One page of issues. */
export const IssuePage = z.object({
  /** Exact, or -1 where Jira Cloud does not tell. */
  total: z.number(),
  start_at: z.number(),
  max_results: z.number(),
  issues: z.array(Issue),
  /** Give it as page_token for the next page; absent on the last one. */
  next_page_token: text,
});
export type IssuePage = z.infer<typeof IssuePage>;

/** One page of a board's issues, by offset. */
export const BoardIssues = IssuePage.omit({ next_page_token: true }).extend({
  /** Give it as start_at for the next page; absent on the last one. */
  next_start: z.number().optional(),
});
export type BoardIssues = z.infer<typeof BoardIssues>;

/** What creating and transitioning answer. */
export const ChangedIssue = z.object({
  message: z.string(),
  issue: Issue,
  /** Fields that were sent and that Jira did not keep. */
  not_applied: z.array(z.string()).optional(),
});
export type ChangedIssue = z.infer<typeof ChangedIssue>;

/** What creating several answers; each issue may have `not_applied`. */
export const BatchOfIssues = z.object({ message: z.string(), issues: z.array(Issue) });
export type BatchOfIssues = z.infer<typeof BatchOfIssues>;

/** What updating answers. */
export const UpdatedIssue = ChangedIssue.extend({
  operations_performed: z.array(z.string()),
  operations_failed: z.array(z.string()),
  /** Elements of the old description that Markdown cannot express and the new one no longer has. */
  removed: z.array(z.string()).optional(),
});
export type UpdatedIssue = z.infer<typeof UpdatedIssue>;
