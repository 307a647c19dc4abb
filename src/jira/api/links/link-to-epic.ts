import { z } from 'zod';
import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { ChangedIssue } from '../../model/issue.ts';
import type { Connection } from '../connection.ts';
import type { Fields } from '../fields/fields.ts';
import { defaultFields } from '../issue/field-selection.ts';
import type { IssueGuard } from '../issue/issue-guard.ts';
import type { ReadBackIssue } from '../issue/read-back.ts';
import { WireIssue } from '../wire.ts';
import { NothingChanged } from '../write/partial-failure.ts';

interface Parts {
  fields: Fields;
  guard: IssueGuard;
  readBack: ReadBackIssue;
}

const Typed = z.object({ issuetype: z.object({ name: z.string() }) });

/** Puts an issue below an epic: checks that it is one, writes the one field that says so, and reads the issue back. */
export function createLinkToEpic({ http, dialect, scope }: Connection, { fields, guard, readBack }: Parts) {
  const at = (key: string) => dialect.rest + path`/issue/${key}`;

  /** The epic's present key. @throws InvalidArgument for an issue that is no epic. */
  async function findEpic(key: string): Promise<string> {
    const mark = await dialect.epicMark(fields.all);
    const wire = await http.get(at(key), WireIssue, { query: { fields: mark.fields.join(',') } });
    scope.assertFoundIssue(wire.key);
    if (mark.isEpic(wire.fields ?? {})) return wire.key;
    const type = Typed.safeParse(wire.fields).data?.issuetype.name;
    throw new InvalidArgument(
      `${wire.key} is no epic${type === undefined ? '' : ` but a ${type}`}; epic_key takes an epic. Other issues are linked with jira_create_issue_link.`,
    );
  }

  return async (key: string, epicKey: string): Promise<ChangedIssue> => {
    if (key === epicKey) throw new InvalidArgument('An issue cannot be its own epic.');
    scope.assertIssue(key);
    scope.assertIssue(epicKey);
    const [link, epic] = await Promise.all([dialect.epicLink(fields.all), findEpic(epicKey), guard(key)]);
    const sent = { [link.id]: link.value(epic) };
    await http.send('PUT', at(key), { body: { fields: sent } });
    const result = await readBack(key, { fields: [...defaultFields, 'epic_key'], sent });
    if (result.notApplied)
      throw new NothingChanged(
        `Jira accepted the change, but ${key} does not have ${epic} as its epic (${result.notApplied.join(', ')}).`,
      );
    return {
      message: result.problem
        ? `${key} now belongs to epic ${epic}; only reading it back failed: ${result.problem}`
        : `${key} now belongs to epic ${epic}`,
      issue: result.issue,
    };
  };
}
