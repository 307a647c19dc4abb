import { shownAs } from '../../toolkit/shown-as.ts';
import type { Issue } from '../model/issue.ts';
import { hasId } from './chosen-fields.ts';

type Part = Record<string, unknown>;

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const partOf = (value: unknown): Part => (isPart(value) ? value : {});
const without = (part: Part, ...keys: string[]): Part =>
  Object.fromEntries(Object.entries(part).filter(([key]) => !keys.includes(key)));

/**
 * An issue as texts show it: without the address of the API, unless asked for; of a link the direction that it has; of files
 * no address where an id names them; and of a comment that was not edited one date. Keys stand for ids. The priority or type
 * that every linked issue or every sub-task shares with the issue stands there alone.
 */
export async function inText(read: Promise<Issue>, fields: readonly string[] | undefined): Promise<Issue> {
  const issue = await read;
  const short = (key: string, shorten: (parts: Part[], issue: Issue) => Part[]) => {
    const value = issue[key];
    return Array.isArray(value) && value.every(isPart) && { [key]: shorten(value, issue) };
  };
  return shownAs(issue, {
    ...without(issue, ...(hasId(fields) ? [] : ['id']), ...(fields?.includes('url') ? [] : ['url'])),
    ...short('issuelinks', withoutOtherEnds),
    ...short('subtasks', withoutShared),
    ...short('attachments', (files) =>
      files.map((file) => (file.id === undefined ? file : without(file, 'url', 'thumbnail_url'))),
    ),
    ...short('comments', (comments) =>
      comments.map((comment) =>
        comment.updated === comment.created ? without(comment, 'updated') : comment,
      ),
    ),
  });
}

function withoutOtherEnds(links: Part[], issue: Issue): Part[] {
  const directions = links.map((link) => (link.inward_issue === undefined ? 'outward' : 'inward'));
  const linked = withoutShared(
    links.map((link, index) => partOf(link[`${directions[index]}_issue`])),
    issue,
  );
  return links.map((link, index) => {
    const end = `${directions[index]}_issue`;
    const type = without(partOf(link.type), 'id', directions[index] === 'inward' ? 'outward' : 'inward');
    return { ...link, type, ...(link[end] !== undefined && { [end]: linked[index] }) };
  });
}

function withoutShared(linked: Part[], { priority, issue_type }: Issue): Part[] {
  const own: Record<string, string | undefined> = { priority: priority?.name, issuetype: issue_type?.name };
  const fieldsOf = linked.map(({ fields }) => partOf(fields));
  const shared = Object.keys(own).filter(
    (key) => own[key] !== undefined && fieldsOf.every((fields) => partOf(fields[key]).name === own[key]),
  );
  return linked.map((part, index) => ({
    ...without(part, 'id'),
    fields: without(fieldsOf[index] ?? {}, ...shared),
  }));
}
