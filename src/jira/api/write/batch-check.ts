import { InvalidArgument, isExposed } from '../../../http/errors.ts';
import { isRecord } from '../prune.ts';
import type { CreateMeta } from './create-meta.ts';
import type { NewIssue, PreparedIssue, PrepareIssue } from './prepare-issue.ts';

const MAX_LISTED = 20;
/** Issues that are checked at the same time; each may ask Jira for people. */
const AT_ONCE = 10;

/** What is wrong with some of several issues, one sentence each, by their place in the caller's list. */
export function listProblems(problems: readonly (readonly [string | number, string])[]): string {
  const shown = problems.slice(0, MAX_LISTED).map(([index, text]) => `issues[${index}]: ${text}`);
  const more = problems.length - shown.length;
  return [...shown, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}

/** Callers also put further fields where jira_create_issue has them. @throws InvalidArgument for one given twice */
function flat({ additional_fields: more, ...fields }: Record<string, unknown>): Record<string, unknown> {
  if (more === undefined || more === null) return fields;
  if (!isRecord(more)) throw new InvalidArgument('additional_fields takes an object.');
  const twice = Object.keys(more).filter((name) => name in fields);
  if (twice.length > 0) throw new InvalidArgument(`${twice.join(', ')} is also in additional_fields.`);
  return { ...fields, ...more };
}

/** Checks several new issues; `complete` also asks whether they have every required field. */
export function createBatchCheck({ prepare, createMeta }: { prepare: PrepareIssue; createMeta: CreateMeta }) {
  async function check(item: NewIssue, complete: boolean): Promise<PreparedIssue | string> {
    try {
      const prepared = await prepare({ ...item, fields: flat(item.fields ?? {}) });
      const missing = complete ? await createMeta.missing(prepared) : [];
      if (missing.length === 0) return prepared;
      return `${prepared.type.name} in ${prepared.project} also requires ${missing.join(', ')}.`;
    } catch (error) {
      if (!isExposed(error)) throw error;
      return error.message;
    }
  }

  /** @throws InvalidArgument listing what is wrong with which issue. */
  return async (items: readonly NewIssue[], complete: boolean): Promise<PreparedIssue[]> => {
    const checked: (PreparedIssue | string)[] = [];
    for (let at = 0; at < items.length; at += AT_ONCE) {
      const some = items.slice(at, at + AT_ONCE).map((item) => check(item, complete));
      checked.push(...(await Promise.all(some)));
    }
    const problems = [...checked.entries()].flatMap(([index, result]): [number, string][] =>
      typeof result === 'string' ? [[index, result]] : [],
    );
    if (problems.length > 0)
      throw new InvalidArgument(
        `Nothing was created: ${problems.length} of ${items.length} issues cannot be created as given. ${listProblems(problems)}`,
      );
    return checked.filter((result) => typeof result !== 'string');
  };
}
