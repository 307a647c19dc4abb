import { shownAs } from '../../toolkit/shown-as.ts';
import type { Issue } from '../model/issue.ts';

/** A list of issues as texts show it: where fields are chosen, an id only if it is one of them, as the key names the issue. */
export async function asChosen<Page extends { issues: Issue[] }>(
  page: Promise<Page>,
  fields: readonly string[] | undefined,
): Promise<Page> {
  const found = await page;
  if (hasId(fields)) return found;
  return { ...found, issues: shownAs(found.issues, found.issues.map(withoutId)) };
}

/** Whether the answer to this choice of fields tells ids: where nothing was chosen, or they were. */
export const hasId = (fields: readonly string[] | undefined): boolean =>
  !fields || fields.some((name) => name.startsWith('*') || name.toLowerCase() === 'id');

/** A loop, as taking the rest of an object apart takes several times as long, for each of a hundred issues. */
function withoutId(issue: Issue): Record<string, unknown> {
  const rest: Record<string, unknown> = {};
  for (const key in issue) if (key !== 'id') rest[key] = issue[key];
  return rest;
}
