import { z } from 'zod';

const EpicSummary = z.object({
  key: z.string(),
  summary: z.string().optional(),
  status: z.string().optional(),
});

/** The epics below one parent. */
export const EpicGroup = z.object({
  /** Null for the epics that have none; they come last. */
  parent: z.object({ key: z.string(), summary: z.string().optional(), project: z.string() }).nullable(),
  /** `Unlinked`, for the epics without a parent. */
  group_name: z.string().optional(),
  epics: z.array(EpicSummary),
});
export type EpicGroup = z.infer<typeof EpicGroup>;

/** A project's epics by what they are part of. */
export const EpicHierarchy = z.object({
  project_key: z.string(),
  total_epics: z.number(),
  groups: z.array(EpicGroup),
  /** The project has more epics than were asked for. */
  truncated: z.literal(true).optional(),
});
export type EpicHierarchy = z.infer<typeof EpicHierarchy>;

const Dependency = z.object({
  source: z.string(),
  target: z.string(),
  /** `outward`: source <outward phrase> target; `inward`: source <inward phrase> target. */
  direction: z.enum(['inward', 'outward']),
});

/** The links from a project's issues to issues of one other project. */
export const ProjectDependencies = z.object({
  total_links: z.number(),
  by_link_type: z.record(z.string(), z.array(Dependency)),
});
export type ProjectDependencies = z.infer<typeof ProjectDependencies>;

/** A project's links to other projects. */
export const CrossProjectDependencies = z.object({
  project_key: z.string(),
  total_issues_scanned: z.number(),
  total_cross_project_links: z.number(),
  by_project: z.record(z.string(), ProjectDependencies),
  /** The project has more issues than were asked for. */
  truncated: z.literal(true).optional(),
});
export type CrossProjectDependencies = z.infer<typeof CrossProjectDependencies>;
