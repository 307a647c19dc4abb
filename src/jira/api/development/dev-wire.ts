import { z } from 'zod';
import { maybe, wireId } from '../maybe.ts';

const text = maybe(z.string());
const Person = maybe(z.object({ name: text }));
const Repository = maybe(z.object({ name: text, url: text }));

const Overview = z.object({
  byInstanceType: maybe(z.record(z.string(), z.object({ count: maybe(z.number()) }))),
});

/** How much each development tool knows of an issue, by kind. */
export const WireSummary = z.object({ summary: maybe(z.record(z.string(), z.unknown())) });

/** The tools that have something of one kind; `kind` as in a summary. */
export function toolsWith(summary: z.infer<typeof WireSummary>, kind: string): string[] {
  const { byInstanceType = {} } = Overview.safeParse(summary.summary?.[kind]).data ?? {};
  return Object.keys(byInstanceType).filter((name) => byInstanceType[name]?.count !== 0);
}

const End = maybe(z.object({ branch: text, repository: Repository }));

const WireCommit = z.object({
  id: wireId,
  message: text,
  author: Person,
  authorTimestamp: text,
  url: text,
});

/** What one tool knows of an issue. */
export const WireDetail = z.object({
  errors: maybe(z.array(z.unknown())),
  detail: maybe(
    z.array(
      z.object({
        pullRequests: maybe(
          z.array(
            z.object({
              id: maybe(wireId),
              name: text,
              status: text,
              url: text,
              author: Person,
              reviewers: maybe(z.array(z.object({ name: text, approved: maybe(z.boolean()) }))),
              source: End,
              destination: End,
              lastUpdate: text,
              repositoryName: text,
              repositoryUrl: text,
            }),
          ),
        ),
        branches: maybe(
          z.array(
            z.object({
              name: z.string(),
              url: text,
              repository: Repository,
              lastCommit: maybe(z.object({ id: maybe(wireId) })),
            }),
          ),
        ),
        repositories: maybe(
          z.array(z.object({ name: text, url: text, commits: maybe(z.array(WireCommit)) })),
        ),
        _instance: maybe(z.object({ name: text, type: text })),
      }),
    ),
  ),
});
export type WireDetail = z.infer<typeof WireDetail>;
export type WireFindings = NonNullable<WireDetail['detail']>[number];
