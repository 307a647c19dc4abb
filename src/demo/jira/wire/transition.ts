import { byId, statuses } from '../content/catalog.ts';
import { type Transition, workflows } from '../content/workflows.ts';
import { projectOf, type Visit } from '../jira.ts';
import type { Issue } from '../model/issue.ts';
import { canWrite } from '../permissions.ts';
import { statusWire } from './catalog.ts';
import { fieldMetaWire } from './field-meta.ts';

/** The transitions that the caller may make with an issue now; none for a reader. */
export function transitionsOf(visit: Visit, issue: Issue): Transition[] {
  const project = projectOf(issue);
  if (!canWrite(visit.user, project)) return [];
  return workflows[project.workflow].transitions.filter(
    ({ to, from }) => to !== issue.status && (from === undefined || from.includes(issue.status)),
  );
}

const screenWire = (visit: Visit, issue: Issue, transition: Transition): Record<string, unknown> =>
  Object.fromEntries(
    visit.jira.fields
      .filter((field) => transition.screen.includes(field.id))
      .map((field) => [
        field.id,
        {
          required: field.id === 'resolution',
          ...fieldMetaWire(visit, field, projectOf(issue)),
          ...(!visit.jira.cloud && { fieldId: field.id }),
        },
      ]),
  );

/** An issue's transitions; `withFields` adds the fields of their screens. */
export const transitionsWire = (visit: Visit, issue: Issue, withFields: boolean): Record<string, unknown>[] =>
  transitionsOf(visit, issue).map((transition) => ({
    id: transition.id,
    name: transition.name,
    to: statusWire(visit, byId(statuses, transition.to)),
    ...(visit.jira.cloud && {
      hasScreen: transition.screen.length > 0,
      isGlobal: transition.from === undefined,
      isInitial: false,
      isAvailable: true,
      isConditional: false,
      isLooped: false,
    }),
    ...(withFields && { fields: screenWire(visit, issue, transition) }),
  }));
