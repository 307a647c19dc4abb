import { withoutInText } from '../../toolkit/brief-rows.ts';
import type { Issue } from '../model/issue.ts';

/** A list of issues as texts show it: where fields are chosen, an id only if it is one of them, as the key names the issue. */
export async function asChosen<Page extends { issues: Issue[] }>(
  page: Promise<Page>,
  fields: readonly string[] | undefined,
): Promise<Page> {
  const found = await page;
  if (!fields || fields.some((name) => name.startsWith('*') || name.toLowerCase() === 'id')) return found;
  return { ...found, issues: withoutInText(found.issues, ['id']) };
}
