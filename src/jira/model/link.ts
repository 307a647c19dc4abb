import { z } from 'zod';

/** A kind of link between issues: `inward issue <outward> outward issue`, e.g. PROJ-1 blocks PROJ-2. */
export const LinkType = z.object({
  id: z.string(),
  name: z.string(),
  inward: z.string().optional(),
  outward: z.string().optional(),
});
export type LinkType = z.infer<typeof LinkType>;

/** What linking two issues answers; the message reads the link as a sentence. */
export const CreatedLink = z.object({
  success: z.literal(true),
  message: z.string(),
  link_type: z.string(),
  inward_issue: z.string(),
  outward_issue: z.string(),
});
export type CreatedLink = z.infer<typeof CreatedLink>;

/** What linking an issue to a web address answers. */
export const CreatedRemoteLink = z.object({
  success: z.literal(true),
  message: z.string(),
  issue_key: z.string(),
  link_id: z.string().optional(),
  link_title: z.string(),
  link_url: z.string(),
  relationship: z.string().optional(),
});
export type CreatedRemoteLink = z.infer<typeof CreatedRemoteLink>;

/** What removing a link answers: enough to make it again. */
export const RemovedLink = CreatedLink.extend({ link_id: z.string() });
export type RemovedLink = z.infer<typeof RemovedLink>;
