import { z } from 'zod';
import { maybe } from '../maybe.ts';
import type { WireIssue } from '../wire.ts';

const Other = z.object({ key: z.string(), fields: maybe(z.object({ summary: maybe(z.string()) })) });

const Link = z.object({
  type: z.object({ name: maybe(z.string()), inward: maybe(z.string()), outward: maybe(z.string()) }),
  inwardIssue: maybe(Other),
  outwardIssue: maybe(Other),
});

/** One link, seen from the issue that has it. */
export interface SeenLink {
  type: string;
  /** What the issue is to the other one, e.g. `is blocked by`. */
  phrase: string;
  /** What the other one is to the issue, e.g. `blocks`. */
  reverse: string;
  direction: 'inward' | 'outward';
  key: string;
  summary: string | undefined;
}

/** The links of an issue whose `issuelinks` were read. */
export const linksOf = (issue: WireIssue): SeenLink[] =>
  (z.array(Link).safeParse(issue.fields?.issuelinks).data ?? []).flatMap(
    ({ type, inwardIssue, outwardIssue }) => {
      const other = outwardIssue ?? inwardIssue;
      if (!other) return [];
      const direction = outwardIssue ? ('outward' as const) : ('inward' as const);
      const phrase = type[direction] ?? type.name ?? '';
      const reverse = type[outwardIssue ? 'inward' : 'outward'] ?? type.name ?? '';
      const { key, fields } = other;
      return [{ type: type.name ?? phrase, phrase, reverse, direction, key, summary: fields?.summary }];
    },
  );
