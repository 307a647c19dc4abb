import type { Visit } from '../jira.ts';
import type { Change, History } from '../model/issue.ts';
import { wireTime } from '../zone.ts';
import { userOf } from './user.ts';

function changeWire({ jira }: Visit, change: Change): Record<string, unknown> {
  const field = jira.fields.find((candidate) => candidate.id === change.field);
  // Custom fields are logged under their name, system fields under their id; Data Center says neither id nor more.
  const name = field?.custom ? field.name : change.field;
  return {
    field: name,
    fieldtype: field?.custom ? 'custom' : 'jira',
    ...(jira.cloud && { fieldId: change.field }),
    from: change.from,
    fromString: change.fromString,
    to: change.to,
    toString: change.toString,
  };
}

/** An entry of the change log on the wire. */
export const historyWire = (visit: Visit, history: History): Record<string, unknown> => ({
  id: String(history.id),
  author: userOf(visit, history.author),
  created: wireTime(history.created, visit.zone),
  items: history.changes.map((change) => changeWire(visit, change)),
});
