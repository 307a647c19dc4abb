import { z } from 'zod';
import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { CreatedLink, LinkType, RemovedLink } from '../../model/link.ts';
import type { Connection } from '../connection.ts';
import type { IssueGuard } from '../issue/issue-guard.ts';
import { maybe, wireId } from '../maybe.ts';
import { present } from '../prune.ts';
import { findLinkType } from './find-link-type.ts';
import type { ToLinkComment } from './link-comment.ts';

/** A link in the caller's words: `inward issue <outward phrase of the type> outward issue`. */
export interface NewLink {
  /** Name, id or outward phrase. */
  type: string;
  inward: string;
  outward: string;
  /** Markdown. */
  comment?: string | undefined;
  visibility?: Record<string, unknown> | undefined;
}

const WireType = z.object({
  id: wireId,
  name: z.string(),
  inward: maybe(z.string()),
  outward: maybe(z.string()),
});

const WireTypes = z.object({ issueLinkTypes: z.array(WireType) });

const End = z.object({ key: z.string() });
const WireLink = z.object({ type: WireType, inwardIssue: End, outwardIssue: End });

interface Parts {
  guard: IssueGuard;
  toComment: ToLinkComment;
}

/** Links between issues. */
export function createIssueLinks({ http, dialect, cache, scope }: Connection, { guard, toComment }: Parts) {
  const types = async (): Promise<LinkType[]> => {
    const url = `${dialect.rest}/issueLinkType`;
    const { issueLinkTypes } = await cache.get('link types', () => http.get(url, WireTypes));
    return issueLinkTypes.map((type) => present(type));
  };

  return {
    /** In Jira's order; only those that have the text in their name when there is one. */
    async types(filter = ''): Promise<LinkType[]> {
      const wanted = filter.trim().toLowerCase();
      return (await types()).filter(({ name }) => name.toLowerCase().includes(wanted));
    },

    async create(link: NewLink): Promise<CreatedLink> {
      const { inward, outward } = link;
      if (inward === outward) throw new InvalidArgument('An issue cannot be linked to itself.');
      scope.assertIssue(inward);
      scope.assertIssue(outward);
      const comment = await toComment({ ...link, issues: [inward, outward] });
      const type = findLinkType(await types(), link.type);
      await Promise.all([guard(inward), guard(outward)]);
      const body = {
        type: { name: type.name },
        inwardIssue: { key: inward },
        outwardIssue: { key: outward },
        ...(comment && { comment }),
      };
      await http.send('POST', `${dialect.rest}/issueLink`, { body });
      return {
        success: true,
        message: `Linked: ${sentence(type, inward, outward)}`,
        ...ends(type, inward, outward),
      };
    },

    /** Reads the link first: it may not be named by its issues, and what is removed has to be told. */
    async remove(id: string): Promise<RemovedLink> {
      const url = dialect.rest + path`/issueLink/${id}`;
      const { type, inwardIssue, outwardIssue } = await http.get(url, WireLink);
      const [inward, outward] = [inwardIssue.key, outwardIssue.key];
      scope.assertFoundIssue(inward);
      scope.assertFoundIssue(outward);
      await http.send('DELETE', url);
      return {
        success: true,
        message: `Removed link ${id}: ${sentence(type, inward, outward)}`,
        link_id: id,
        ...ends(type, inward, outward),
      };
    },
  };
}

const ends = (type: LinkType, inward: string, outward: string) => ({
  link_type: type.name,
  inward_issue: inward,
  outward_issue: outward,
});

/** The link as its issues' pages show it, e.g. `PROJ-1 blocks PROJ-2`. */
const sentence = (type: LinkType, inward: string, outward: string): string =>
  `${inward} ${type.outward ?? type.name} ${outward}`;
