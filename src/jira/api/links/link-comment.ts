import { InvalidArgument, NotPermitted } from '../../../http/errors.ts';
import type { InternalOnly } from '../internal-only.ts';
import { present } from '../prune.ts';
import { projectOf } from '../scope.ts';
import type { Texts } from '../text/texts.ts';
import { readVisibility } from '../visibility.ts';

/** A comment that comes with a link, and the issues that are linked. */
interface LinkComment {
  /** Markdown. */
  comment?: string | undefined;
  visibility?: Record<string, unknown> | undefined;
  issues: readonly string[];
}

/** See `createLinkComment`. */
export type ToLinkComment = ReturnType<typeof createLinkComment>;

/** Checks and converts comments of links; one that customers must not see is refused. */
export function createLinkComment(texts: Texts, internalOnly: InternalOnly) {
  return async ({ comment, visibility, issues }: LinkComment): Promise<object | undefined> => {
    if (!comment?.trim()) {
      if (visibility)
        throw new InvalidArgument('comment_visibility is without meaning where comment is not given.');
      return undefined;
    }
    const internal = issues.find(internalOnly.lists);
    if (internal !== undefined)
      throw new NotPermitted(
        `Customers may see a comment that comes with a link, and comments in ${projectOf(internal)} have to stay internal (JIRA_INTERNAL_ONLY_PROJECTS): link without a comment, then use jira_add_comment with public false.`,
      );
    const { body } = await texts.fromMarkdown(comment);
    return present({ body, visibility: readVisibility(visibility) });
  };
}
