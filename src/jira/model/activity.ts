import { z } from 'zod';
import { User } from './user.ts';

/** One changed value within a change of an issue. */
export const ChangeItem = z.object({
  field: z.string(),
  fieldtype: z.string().optional(),
  from_string: z.string().optional(),
  to_string: z.string().optional(),
  from_id: z.string().optional(),
  to_id: z.string().optional(),
});
export type ChangeItem = z.infer<typeof ChangeItem>;

/** One change of an issue; several values may change at once. */
export const Change = z.object({
  id: z.string().optional(),
  author: User.optional(),
  created: z.string().optional(),
  items: z.array(ChangeItem),
});
export type Change = z.infer<typeof Change>;

/** Time that somebody logged. */
export const Worklog = z.object({
  id: z.string(),
  author: User.optional(),
  /** Markdown. */
  comment: z.string().optional(),
  created: z.string().optional(),
  updated: z.string().optional(),
  started: z.string().optional(),
  /** As Jira shows it, e.g. `1h 30m`. */
  time_spent: z.string().optional(),
  time_spent_seconds: z.number().optional(),
});
export type Worklog = z.infer<typeof Worklog>;

/** Who watches an issue. */
export const Watchers = z.object({
  issue_key: z.string(),
  watcher_count: z.number(),
  is_watching: z.boolean(),
  watchers: z.array(User),
});
export type Watchers = z.infer<typeof Watchers>;

/** The changes of one of several issues, oldest first. */
export const IssueChanges = z.object({
  issue_id: z.string(),
  issue_key: z.string(),
  changelogs: z.array(Change),
});
export type IssueChanges = z.infer<typeof IssueChanges>;

/** What logging work answers. */
export const AddedWorklog = z.object({
  message: z.string(),
  worklog: Worklog.extend({
    original_estimate_updated: z.boolean(),
    remaining_estimate_updated: z.boolean(),
  }),
});
export type AddedWorklog = z.infer<typeof AddedWorklog>;

/** What adding or removing a watcher answers; `user` is an account id on Cloud, a login on Data Center. */
export const ChangedWatcher = z.object({
  success: z.literal(true),
  message: z.string(),
  issue_key: z.string(),
  user: z.string(),
});
export type ChangedWatcher = z.infer<typeof ChangedWatcher>;
