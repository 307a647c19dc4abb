import { z } from 'zod';

const text = z.string().optional();
const place = {
  repository: text,
  repositoryUrl: text,
  /** The tool that knows it, e.g. `GitHub`. */
  instance: text,
};

/** A pull or merge request. */
export const PullRequest = z.object({
  id: text,
  name: text,
  /** `OPEN`, `MERGED`, `DECLINED` ... */
  status: text,
  url: text,
  /** Branch names. */
  source: text,
  destination: text,
  author: text,
  reviewers: z.array(z.object({ name: z.string(), approved: z.boolean().optional() })),
  lastUpdate: text,
  ...place,
});
export type PullRequest = z.infer<typeof PullRequest>;

/** A branch that names the issue. */
export const Branch = z.object({ name: z.string(), url: text, lastCommit: text, ...place });
export type Branch = z.infer<typeof Branch>;

/** A commit that names the issue. */
export const Commit = z.object({
  id: z.string(),
  message: text,
  author: text,
  timestamp: text,
  url: text,
  ...place,
});
export type Commit = z.infer<typeof Commit>;

/** What development tools know of an issue. */
export const DevelopmentInfo = z.object({
  issue_key: z.string(),
  /** What was found where. */
  detail: z.array(z.object({ application_type: z.string(), data_type: z.string(), count: z.number() })),
  pullRequests: z.array(PullRequest),
  branches: z.array(Branch),
  commits: z.array(Commit),
  repositories: z.array(z.object({ name: z.string(), url: text, instance: text })),
  /** Why there is nothing, in a list of several issues. */
  error: text,
});
export type DevelopmentInfo = z.infer<typeof DevelopmentInfo>;
