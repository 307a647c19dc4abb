import { activityOf } from '../content/generate-activity.ts';
import type { Visit } from '../jira.ts';
import type { Field } from '../model/field.ts';
import { plainText } from '../text/adf-to-text.ts';
import { keySearch, peopleSearch, searchKinds } from './kinds.ts';
import type { Searchable } from './searchable.ts';

const subtask = '10004';

/** `"Epic Link"` goes on working on Cloud, where the field itself has given way to `parent`. */
const epicLinkField = (parent: Field): Field => ({
  ...parent,
  kind: 'epicLink',
  read: (issue) => (issue.type === subtask ? undefined : issue.parent),
});

function textSearch(text: Searchable['text']): Searchable {
  return {
    family: 'text',
    keys: (issue) => (text?.(issue).some((part) => part !== '') ? ['given'] : []),
    resolve: (value) => [value],
    ...(text && { text }),
  };
}

const comments: Searchable = textSearch((issue) =>
  activityOf(issue, 'comments').map((comment) => plainText(comment.body)),
);

const everyText: Searchable = textSearch((issue) => [
  issue.summary,
  plainText(issue.description),
  plainText(issue.environment),
  ...activityOf(issue, 'comments').map((comment) => plainText(comment.body)),
]);

const watcher = peopleSearch((issue) => activityOf(issue, 'watchers'));
const voter = peopleSearch((issue) => activityOf(issue, 'votes'));
const worklogAuthor = peopleSearch((issue) => activityOf(issue, 'worklogs').map((worklog) => worklog.author));

/** Names that are no fields, or not fields of every deployment. */
function extras(visit: Visit): Record<string, Searchable[]> {
  const { fields } = visit.jira;
  const [parent, status] = ['parent', 'status'].map((id) => fields.find((field) => field.id === id));
  const epicLink = parent && searchKinds.epicLink?.(epicLinkField(parent), visit);
  const category = status && searchKinds.statusCategory?.(status, visit);
  return {
    comment: [comments],
    text: [everyText],
    watcher: [watcher],
    voter: [voter],
    worklogauthor: [worklogAuthor],
    statuscategory: [category ?? []].flat(),
    'epic link': [epicLink ?? []].flat(),
    ...Object.fromEntries(['key', 'issuekey', 'issue', 'id'].map((name) => [name, [keySearch]])),
  };
}

/** Finds what a query may search by a name; a custom field's name may mean several fields. */
export function createRegistry(visit: Visit): (name: string) => readonly Searchable[] {
  const found = new Map<string, Searchable[]>(Object.entries(extras(visit)));
  const named = new Map<string, Searchable[]>();
  for (const field of visit.jira.fields) {
    const searchable = searchKinds[field.kind]?.(field, visit);
    if (!searchable) continue;
    for (const name of [...field.clauseNames, field.id]) {
      const slot = name.toLowerCase();
      named.set(slot, [...(named.get(slot) ?? []), searchable]);
    }
  }
  return (name) => found.get(name.toLowerCase()) ?? named.get(name.toLowerCase()) ?? [];
}
