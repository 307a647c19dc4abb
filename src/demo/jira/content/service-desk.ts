/** A kind of request that customers can raise; its issue type has the same id. */
export interface RequestType {
  id: string;
  name: string;
  description: string;
  helpText: string;
  /** Field ids beside the summary, in the order of the form; those marked with `!` are required. */
  fields: readonly string[];
}

/** The id of the site's only service desk, that of HELP. */
export const serviceDeskId = '1';

/** What customers can ask for. */
export const requestTypes: readonly RequestType[] = [
  {
    id: '10005',
    name: 'Ask a question',
    description: 'Anything about payments.',
    helpText: 'Tell us what you would like to know.',
    fields: [
      'description',
      'customfield_10030',
      'customfield_10031',
      'customfield_10033',
      'customfield_10035',
    ],
  },
  {
    id: '10006',
    name: 'Report an incident',
    description: 'Something does not work.',
    helpText: '',
    fields: ['description!', 'customfield_10030!', 'customfield_10032', 'customfield_10036'],
  },
];

/** A list of requests that agents work through. */
export interface Queue {
  id: string;
  name: string;
  jql: string;
  fields: readonly string[];
}

const columns = ['issuetype', 'issuekey', 'status', 'summary', 'created', 'reporter', 'duedate'];

/** The queues of the service desk. */
export const queues: readonly Queue[] = [
  {
    id: '10',
    name: 'All open',
    jql: 'project = HELP AND resolution = Unresolved ORDER BY created ASC',
    fields: columns,
  },
  { id: '11', name: 'Assigned to me', jql: 'project = HELP AND assignee = currentUser()', fields: columns },
  { id: '12', name: 'Resolved', jql: 'project = HELP AND resolution is not EMPTY', fields: columns },
];
