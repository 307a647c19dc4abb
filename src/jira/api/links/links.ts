import type { Connection } from '../connection.ts';
import type { Fields } from '../fields/fields.ts';
import type { InternalOnly } from '../internal-only.ts';
import type { IssueGuard } from '../issue/issue-guard.ts';
import type { ReadBackIssue } from '../issue/read-back.ts';
import type { Texts } from '../text/texts.ts';
import { createIssueLinks } from './issue-links.ts';
import { createLinkComment } from './link-comment.ts';
import { createLinkToEpic } from './link-to-epic.ts';
import { createRemoteLinks } from './remote-links.ts';

interface Parts {
  fields: Fields;
  guard: IssueGuard;
  readBack: ReadBackIssue;
  texts: Texts;
  /** Project keys whose comments must stay internal. */
  internalOnly: InternalOnly;
}

/** Links of issues: to each other, to epics and to the web. */
export const createLinks = (connection: Connection, parts: Parts) => ({
  ...createIssueLinks(connection, {
    guard: parts.guard,
    toComment: createLinkComment(parts.texts, parts.internalOnly),
  }),
  createRemote: createRemoteLinks(connection, parts.guard),
  toEpic: createLinkToEpic(connection, parts),
});
