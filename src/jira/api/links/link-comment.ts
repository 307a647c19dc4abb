import { InvalidArgument, NotPermitted } from '../../../http/errors.ts';
import { readVisibility } from '../comments.ts';
import { present } from '../prune.ts';
import { projectOf } from '../scope.ts';
import type { Texts } from '../text/texts.ts';

/** A comment that comes with a link, and the issues that are linked. */
interface LinkComment {
  /** Markdown. */
  comment?: string | undefined;
  visibility?: Record<string, unknown> | undefined;
  issues: readonly string[];
}

/** See `createLinkComment`. */
export type ToLinkComment = ReturnType<typeof createLinkComment>;

/** Checks and converts comments of links; `internalOnly` are projects whose comments customers must not see. */
export function createLinkComment(texts: Texts, internalOnly: readonly string[]) {
  const guarded = new Set(internalOnly.map((key) => key.trim().toUpperCase()));

  return async ({ comment, visibility, issues }: LinkComment): Promise<object | undefined> => {
    if (!comment?.trim()) {
      if (visibility)
        throw new InvalidArgument('comment_visibility is without meaning where comment is not given.');
      return undefined;
    }
    const internal = issues.map(projectOf).find((key) => guarded.has(key));
    if (internal !== undefined)
      throw new NotPermitted(
        `Customers may see a comment that comes with a link, and comments in ${internal} have to stay internal (JIRA_INTERNAL_ONLY_PROJECTS): link without a comment, then use jira_add_comment with public false.`,
      );
    const { body } = await texts.fromMarkdown(comment);
    return present({ body, visibility: readVisibility(visibility) });
  };
}
