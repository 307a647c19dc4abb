import { z } from 'zod';

/** Account ids (Cloud) or user names (Data Center), and names of groups; both empty means everybody. */
const Allowed = z.object({ users: z.array(z.string()), groups: z.array(z.string()) });

/** Who may see and who may change a page. */
export const PageRestrictions = z.object({
  read: Allowed,
  update: Allowed,
  /** Display names by account id or user name. */
  people: z.record(z.string(), z.string()).optional(),
});
export type PageRestrictions = z.infer<typeof PageRestrictions>;

/** What setting restrictions answers: how they are now, read again. */
export const RestrictionsWritten = z.object({ message: z.string(), restrictions: PageRestrictions });
export type RestrictionsWritten = z.infer<typeof RestrictionsWritten>;
