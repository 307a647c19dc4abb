import { z } from 'zod';

/** Whether somebody may do something with content, and why not. */
export const PermissionCheck = z.object({
  hasPermission: z.boolean(),
  errors: z.array(z.object({ translation: z.string() })).optional(),
});
export type PermissionCheck = z.infer<typeof PermissionCheck>;

/** Who may do what in a space. */
export const SpacePermissions = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      principal: z.object({ type: z.string(), id: z.string() }),
      operation: z.object({ key: z.string(), targetType: z.string() }),
    }),
  ),
  _links: z.object({ next: z.string().optional() }),
  /** For `cursor`; absent at the end. */
  next_cursor: z.string().optional(),
});
export type SpacePermissions = z.infer<typeof SpacePermissions>;
