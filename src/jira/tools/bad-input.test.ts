import { describe, expect, it } from 'vitest';
import { connect } from '../../../test/support/connect.ts';
import { complaint } from '../../../test/support/tool-calls.ts';

const many = (count: number) => Array.from({ length: count }, (_, index) => `PROJ-${index + 1}`);
const sprint = { board_id: '1', name: 'x', start_date: '2026-07-15', end_date: '2026-07-01' };
const task = { project_key: 'PROJ', summary: 'x', issue_type: 'Task' };

/** What is wrong, the call, and the words that name the field and the remedy; refused before any write, or by Jira. */
type Case = [what: string, tool: string, args: object, words: string[], byJira?: 'by Jira'];

const cases: Case[] = [
  ['a wrong issue key', 'jira_get_issue', { issue_key: 'PROJ 1' }, ['"issue_key"', 'such as PROJ-123']],
  ['a wrong project key', 'jira_get_project_issues', { project_key: '!' }, ['"project_key"', 'such as PROJ']],
  ['a wrong epic key', 'jira_link_to_epic', { issue_key: 'PROJ-1', epic_key: '76' }, ['"epic_key"']],
  [
    'a wrong parent',
    'jira_update_issue',
    { issue_key: 'PROJ-3', fields: { parent: 'x' } },
    ['parent takes an issue key'],
  ],
  [
    'an unknown sprint',
    'jira_add_issues_to_sprint',
    { sprint_id: '999', issue_keys: 'PROJ-1' },
    ['404', 'jira_get_sprints_from_board with state "active,future"'],
    'by Jira',
  ],
  ['an unknown sprint to read', 'jira_get_sprint_issues', { sprint_id: '999' }, ['sprint', '999'], 'by Jira'],
  [
    'an unknown sprint to change',
    'jira_update_sprint',
    { sprint_id: '999', goal: 'x' },
    ['sprint/999', '404'],
    'by Jira',
  ],
  [
    'an unknown sprint as a field',
    'jira_update_issue',
    { issue_key: 'PROJ-123', fields: { Sprint: 999 } },
    ['customfield_10020: Sprint with id 999 does not exist'],
    'by Jira',
  ],
  ['a sprint that is no number', 'jira_get_sprint_issues', { sprint_id: 'next' }, ['"sprint_id"']],
  [
    'a closed sprint',
    'jira_add_issues_to_sprint',
    { sprint_id: '3', issue_keys: 'PROJ-1' },
    ['Issues can only be moved to open or active sprints', 'state "active,future"'],
    'by Jira',
  ],
  [
    'new dates for a closed sprint',
    'jira_update_sprint',
    { sprint_id: '3', end_date: '2027-01-01' },
    ['is closed: only its name and goal'],
  ],
  [
    'a sprint that ends before it starts',
    'jira_create_sprint',
    sprint,
    ['start_date has to be before end_date'],
  ],
  [
    'a version that ends before it starts',
    'jira_create_version',
    { project_key: 'PROJ', name: '8', start_date: '2026-07-15', release_date: '2026-07-01' },
    ['start_date 2026-07-15 is after release_date 2026-07-01'],
  ],
  [
    'a step that wants a field of its screen',
    'jira_transition_issue',
    { issue_key: 'HELP-1', transition_id: 'Resolve this issue' },
    ['resolution: Resolution is required', 'asks for Resolution (Done, ', 'give it in fields'],
    'by Jira',
  ],
  [
    'an attachment over the cap',
    'jira_update_issue',
    { issue_key: 'PROJ-1', attachments: [{ filename: 'a', base64: 'A'.repeat(80_000_000) }] },
    ['a is too large: at most 52428800 bytes'],
  ],
  ...['fields', 'additional_fields', 'comment_visibility', 'attachments'].map(
    (name): Case => [
      `broken JSON in ${name}`,
      'jira_update_issue',
      { issue_key: 'PROJ-1', comment: 'x', [name]: name === 'attachments' ? '[{' : '{"a": ' },
      [`"${name}`],
    ],
  ),
  ['broken JSON in issues', 'jira_batch_create_issues', { issues: '[{"summary": ' }, ['"issues"']],
  [
    'broken JSON in versions',
    'jira_batch_create_versions',
    { project_key: 'PROJ', versions: '[{' },
    ['"versions'],
  ],
  [
    'broken JSON in visibility',
    'jira_add_comment',
    { issue_key: 'PROJ-1', body: 'x', visibility: '{' },
    ['"visibility"'],
  ],
  [
    'broken JSON in request_field_values',
    'jira_create_customer_request',
    { service_desk_id: '1', request_type_id: '10005', request_field_values: '{"summary"' },
    ['"request_field_values"'],
  ],
  [
    'an update of nothing',
    'jira_update_issue',
    { issue_key: 'PROJ-1' },
    ['Nothing to change: give fields, '],
  ],
  [
    'an update of nothing, in other words',
    'jira_update_issue',
    { issue_key: 'PROJ-1', fields: '{}', comment: ' ' },
    ['Nothing to change'],
  ],
  [
    'a sprint to change in nothing',
    'jira_update_sprint',
    { sprint_id: '9' },
    ['Give what is to change: name'],
  ],
  [
    'a version to change in nothing',
    'jira_update_version',
    { version_id: '10004' },
    ['Nothing to change: give name'],
  ],
  [
    '10,000 issues of a search',
    'jira_search',
    { jql: 'project = PROJ', limit: 10_000 },
    ['"limit" is 10000', 'at most 100 issues'],
  ],
  [
    '10,000 issues of a project',
    'jira_get_project_issues',
    { project_key: 'PROJ', limit: 10_000 },
    ['"limit" is 10000'],
  ],
  [
    '10,000 issues of a board',
    'jira_get_board_issues',
    { board_id: '1', jql: '', limit: 10_000 },
    ['"limit" is 10000'],
  ],
  [
    '10,000 issues of a sprint',
    'jira_get_sprint_issues',
    { sprint_id: '9', limit: '10000' },
    ['"limit" is "10000"'],
  ],
  [
    '10,000 new issues',
    'jira_batch_create_issues',
    { issues: many(10_000).map(() => task) },
    ['issues takes a list of 1 to 500 issues, not of 10000'],
  ],
  [
    '10,000 change logs',
    'jira_batch_get_changelogs',
    { issue_ids_or_keys: many(10_000) },
    ['takes 1 to 1000 issues, not 10000'],
  ],
  [
    'development of 10,000 issues',
    'jira_get_issues_development_info',
    { issue_keys: many(10_000) },
    ['issue_keys', '10000'],
  ],
  [
    '10,000 issues of an analysis',
    'jira_get_cross_project_dependencies',
    { project_key: 'PROJ', max_issues: 10_000 },
    ['"max_issues" is 10000', '500'],
  ],
];

describe.each(['cloud', 'datacenter'] as const)('bad input on %s', (deployment) => {
  const onlyCloud = ['jira_batch_get_changelogs'];
  const here = cases.filter(([, tool]) => deployment === 'cloud' || !onlyCloud.includes(tool));

  it.each(here)('%s is an error that says what to do (%s)', async (_, tool, args, words, byJira) => {
    const connection = await connect(deployment);
    const text = await complaint(connection, tool, { ...args });
    for (const word of words) expect(text).toContain(word);
    expect(text).not.toContain('partial');
    const writes = connection.requests.filter(
      ({ method, path }) => method !== 'GET' && !path.includes('/search'),
    );
    expect(writes.length, 'writes').toBeLessThanOrEqual(byJira ? 1 : 0);
  });
});
