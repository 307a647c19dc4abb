import { shownAs } from '../../toolkit/shown-as.ts';
import { isUsualType } from '../../toolkit/usual-type.ts';
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
 * no address where an id names them, and no type that their name says; and of a comment that was not edited one date. Keys
 * stand for ids. The priority or type that every linked issue or every sub-task shares with the issue stands there alone.
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
    ...short('attachments', (files) => files.map(fileInText)),
    ...short('comments', (comments) =>
      comments.map((comment) =>
        comment.updated === comment.created ? without(comment, 'updated') : comment,
      ),
    ),
  });
}

function fileInText(file: Part): Part {
  const named = file.id === undefined ? file : without(file, 'url', 'thumbnail_url');
  return isUsualType(file.filename, file.content_type) ? without(named, 'content_type') : named;
}

function withoutOtherEnds(links: Part[], issue: Issue): Part[] {
  const directions = links.map((link) => (link.inward_issue === undefined ? 'outward' : 'inward'));
  const linked = withoutShared(
    links.map((link, index) => partOf(link[`${directions[index]}_issue`])),
    issue,
  );
  return links.map((link, index) => {
    const direction = directions[index] ?? 'outward';
    const end = `${direction}_issue`;
    const type = typeInText(partOf(link.type), direction);
    return { ...link, type, ...(link[end] !== undefined && { [end]: linked[index] }) };
  });
}

// The name of Blocks is how the type reads outward, too.
function typeInText(type: Part, direction: 'inward' | 'outward'): Part {
  const isName = String(type[direction]).toLowerCase() === String(type.name).toLowerCase();
  const other = direction === 'inward' ? 'outward' : 'inward';
  return without(type, 'id', other, ...(isName ? [direction] : []));
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
