import { z } from 'zod';
import { HttpError, NotPermitted } from '../../http/errors.ts';
import { path } from '../../http/path.ts';
import type { Connection } from './connection.ts';
import { maybe } from './maybe.ts';
import { projectOf } from './scope.ts';
import { WireIssue } from './wire.ts';

const Anything = z.unknown();
const DeskComment = z.object({ public: maybe(z.boolean()) });

/** See `createInternalOnly`. */
export type InternalOnly = ReturnType<typeof createInternalOnly>;

/**
 * The operator's list of service projects whose comments must stay internal (JIRA_INTERNAL_ONLY_PROJECTS).
 * What cannot be verified counts as visible to customers.
 */
export function createInternalOnly({ http, dialect }: Connection, projects: readonly string[]) {
  const listed = new Set(projects.map((key) => key.replace(/[\p{Cf}\s]/gu, '').toUpperCase()));
  const isListed = (key: string) => listed.has(projectOf(key).toUpperCase());

  /** An issue that was moved answers to its old key as well. */
  const presentKey = async (key: string): Promise<string> =>
    isListed(key)
      ? key
      : (
          await http.get(dialect.rest + path`/issue/${key}`, WireIssue, {
            query: { fields: 'key' },
          })
        ).key;

  async function stateOf(key: string): Promise<'free' | 'request' | 'no request'> {
    if (listed.size === 0 || !isListed(await presentKey(key))) return 'free';
    try {
      await http.get(path`/rest/servicedeskapi/request/${key}`, Anything);
      return 'request';
    } catch (error) {
      return error instanceof HttpError && error.status === 404 ? 'no request' : 'request';
    }
  }

  return {
    /** Whether the project of an issue key is on the list. */
    lists: isListed,

    /** What the list says of an issue: not touched by it, a customer's request, or an issue that is none. */
    stateOf,

    /** For comments that have no internal form. @throws NotPermitted for a request of a listed project. */
    async assertNoRequest(key: string): Promise<void> {
      if ((await stateOf(key)) === 'request')
        throw new NotPermitted(
          `Comments of ${key} must stay internal (JIRA_INTERNAL_ONLY_PROJECTS), and one that goes with a transition cannot: add it with jira_add_comment and public set to false.`,
        );
    },

    /** @throws NotPermitted for a comment of a listed project that customers see, or that cannot be told. */
    async assertHidden(key: string, id: string): Promise<void> {
      if ((await stateOf(key)) !== 'request') return;
      const url = path`/rest/servicedeskapi/request/${key}/comment/${id}`;
      const comment = await http.get(url, DeskComment).catch((error) => {
        if (error instanceof HttpError) return { public: undefined };
        throw error;
      });
      if (comment.public !== false)
        throw new NotPermitted(
          `Comment ${id} of ${key} is visible to customers, or cannot be shown to be internal; only internal ones may be edited there (JIRA_INTERNAL_ONLY_PROJECTS).`,
        );
    },
  };
}
