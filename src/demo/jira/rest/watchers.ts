import { noContent } from '../../call.ts';
import { type DemoUser, users } from '../../users.ts';
import { activityOf } from '../content/generate-activity.ts';
import { refuse } from '../errors.ts';
import { projectOf, type Visit } from '../jira.ts';
import { canBrowse, findWritable } from '../permissions.ts';
import { recordActivity } from '../write/commit.ts';
import { post, type Resource, remove, segment } from './resource.ts';

/** The watcher that a call names, who has to be able to see the issue. */
function watcherOf(visit: Visit, named: unknown, key: string): DemoUser {
  const { cloud } = visit.jira;
  const user = users.find((candidate) => (cloud ? candidate.accountId : candidate.name) === named);
  if (!user)
    throw refuse(
      cloud ? 400 : 404,
      cloud ? 'You must specify a valid account ID.' : `User '${String(named)}' was not found in the system.`,
    );
  const issue = findWritable(visit, key, 'You do not have the permission to manage the watcher list.');
  if (!canBrowse(user, projectOf(issue)))
    throw refuse(401, `The user "${user.displayName}" does not have permission to view this issue.`);
  return user;
}

function change(visit: Visit, user: DemoUser, watches: boolean) {
  const issue = findWritable(
    visit,
    segment(visit, 'key'),
    'You do not have the permission to manage the watcher list.',
  );
  const others = activityOf(issue, 'watchers').filter((id) => id !== user.accountId);
  recordActivity(visit, issue, { watchers: watches ? [...others, user.accountId] : others });
  return noContent();
}

/** Without a body it is the caller who starts to watch. */
const addWatcher = (visit: Visit) => {
  const { body } = visit.call;
  return change(visit, body === undefined ? visit.user : watcherOf(visit, body, segment(visit, 'key')), true);
};

const removeWatcher = (visit: Visit) => {
  const named = visit.call.query.get(visit.jira.cloud ? 'accountId' : 'username');
  return change(visit, watcherOf(visit, named, segment(visit, 'key')), false);
};

/** Changing who watches an issue. */
export const watcherResources: Resource[] = [
  post('/issue/{key}/watchers', addWatcher),
  remove('/issue/{key}/watchers', removeWatcher),
];
