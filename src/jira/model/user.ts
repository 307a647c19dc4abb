import { z } from 'zod';

/** A person. `account_id` identifies on Cloud, `name` (the login) and `key` on Data Center. */
export const User = z.object({
  account_id: z.string().optional(),
  display_name: z.string().optional(),
  /** Login on Data Center; the display name on Cloud, which has no logins. */
  name: z.string().optional(),
  key: z.string().optional(),
  /** Absent where the person's privacy settings hide it. */
  email: z.string().optional(),
});
export type User = z.infer<typeof User>;

/** What jira_get_user_profile answers. */
export const UserProfile = z.object({
  success: z.literal(true),
  user: User.extend({ active: z.boolean().optional(), time_zone: z.string().optional() }),
});
export type UserProfile = z.infer<typeof UserProfile>;

/** What jira_search_assignable_users answers. */
export const AssignableUsers = z.object({
  success: z.literal(true),
  count: z.number(),
  users: z.array(User),
});
export type AssignableUsers = z.infer<typeof AssignableUsers>;
