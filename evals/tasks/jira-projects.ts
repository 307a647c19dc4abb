import { everywhere, type WrittenTask } from '../task.ts';

/** Projects, their fields, versions and people. */
export const jiraProjects: readonly WrittenTask[] = [
  {
    id: 'which-projects',
    prompt: 'Which Jira projects can I see here, and who leads each?',
    surfaces: everywhere,
    ways: [[{ tool: 'jira_get_all_projects' }], [{ tool: 'jira_search_projects' }]],
    answer: { says: ['Payments', 'Operations', 'Help Desk', 'Linus Torvalds', 'Katherine Johnson'] },
    needs: { jira_get_all_projects: ['projects'] },
  },
  {
    id: 'archived-projects-too',
    prompt: 'Is there an archived Jira project about the old shop? What is its key?',
    surfaces: everywhere,
    ways: [[{ tool: 'jira_get_all_projects', with: { include_archived: true }, shows: ['OLD'] }]],
    answer: { says: ['OLD'] },
    needs: { jira_get_all_projects: ['archived'] },
  },
  {
    id: 'what-a-bug-report-needs',
    prompt: 'What do I have to fill in for a bug in PROJ, and which components can I choose from?',
    ways: [
      [
        {
          tool: 'jira_get_create_fields',
          with: { project_key: 'PROJ', issue_type_id: { $oneOf: ['Bug', 10003] } },
        },
      ],
    ],
    answer: { says: ['Summary', 'Checkout', 'Ledger', 'Mobile'] },
    needs: { jira_get_create_fields: ['required', 'values'] },
  },
  {
    id: 'allowed-values-of-a-field',
    prompt: 'Which values does the field Severity take in PROJ?',
    ways: [
      [{ tool: 'jira_get_field_options', with: { field_id: { $oneOf: ['Severity', 'customfield_10030'] } } }],
      [{ tool: 'jira_get_create_fields', shows: ['Critical'] }],
      [{ tool: 'jira_get_project_fields', shows: ['Critical'] }],
    ],
    answer: { says: ['Minor', 'Major', 'Critical'] },
    needs: { jira_get_field_options: ['values', 'project_key'] },
  },
  {
    id: 'who-leads-the-ledger',
    prompt: 'Is there a component "Ledger" in PROJ, and who is its lead?',
    ways: [[{ tool: 'jira_get_project_components', with: { project_key: 'PROJ' } }]],
    answer: { says: ['Ada Lovelace'] },
    needs: { jira_get_project_components: ['components', 'leads'] },
  },
  {
    id: 'kinds-of-issues',
    prompt: 'Which types of issues can one create in HELP?',
    ways: [[{ tool: 'jira_get_project_issue_types', with: { project_key: 'HELP' } }]],
    answer: { says: ['Service Request', 'Incident'] },
    needs: { jira_get_project_issue_types: ['types', 'created'] },
  },
  {
    id: 'kinds-of-links',
    prompt: 'Which kinds of links between issues does our Jira know?',
    ways: [[{ tool: 'jira_get_link_types' }]],
    answer: { says: ['Blocks', 'Cloners', 'Duplicate', 'Relates'] },
    needs: { jira_get_link_types: ['kinds of links'] },
  },
  {
    id: 'field-id-for-a-script',
    prompt: 'I am writing a script against Jira: what is the id of the custom field "Story Points"?',
    surfaces: everywhere,
    ways: [[{ tool: 'jira_search_fields', with: { keyword: { $contains: 'story' } } }]],
    answer: { says: ['customfield_10016'] },
    needs: { jira_search_fields: ['id', 'keyword'] },
  },
  {
    id: 'what-is-released',
    prompt: 'Which versions of PROJ are not released yet, and when are they due?',
    ways: [[{ tool: 'jira_get_project_versions', with: { project_key: 'PROJ' } }]],
    answer: { says: ['2.1', '3.0'] },
    needs: { jira_get_project_versions: ['releases'] },
  },
  {
    id: 'plan-a-version',
    prompt: 'Plan a release 2.2 in PROJ: it starts on 2027-02-01 and ships on 2027-03-01.',
    ways: [
      [
        {
          tool: 'jira_create_version',
          with: { project_key: 'PROJ', name: '2.2', start_date: '2027-02-01', release_date: '2027-03-01' },
        },
      ],
      [
        {
          tool: 'jira_batch_create_versions',
          with: { project_key: 'PROJ', versions: { $contains: ['2.2', '2027-03-01'] } },
        },
      ],
    ],
    after: [
      {
        tool: 'jira_get_project_versions',
        with: { project_key: 'PROJ' },
        holds: { result: { $some: { name: '2.2', releaseDate: '2027-03-01', released: false } } },
      },
    ],
    needs: { jira_create_version: ['start_date', 'release_date'] },
  },
  {
    id: 'ship-a-version',
    prompt: 'We shipped 2.1 of PROJ today. Mark that version as released.',
    ways: [
      [
        { tool: 'jira_get_project_versions', with: { project_key: 'PROJ' } },
        { tool: 'jira_update_version', with: { version_id: 10004, released: true } },
      ],
    ],
    after: [
      {
        tool: 'jira_get_project_versions',
        with: { project_key: 'PROJ' },
        holds: { result: { $some: { name: '2.1', released: true } } },
      },
    ],
    needs: { jira_update_version: ['release', 'jira_get_project_versions'] },
  },
  {
    id: 'several-versions-at-once',
    prompt: 'Set up versions 4.0, 4.1 and 4.2 in PROJ, no dates yet.',
    ways: [
      [{ tool: 'jira_batch_create_versions', with: { versions: { $contains: ['4.0', '4.1', '4.2'] } } }],
      [
        { tool: 'jira_create_version', with: { name: '4.0' } },
        { tool: 'jira_create_version', with: { name: '4.1' } },
        { tool: 'jira_create_version', with: { name: '4.2' } },
      ],
    ],
    after: [
      {
        tool: 'jira_get_project_versions',
        with: { project_key: 'PROJ' },
        holds: { result: { $contains: ['"4.0"', '"4.1"', '"4.2"'] } },
      },
    ],
    needs: { jira_batch_create_versions: ['several'] },
  },
  {
    id: 'who-can-take-it',
    prompt: 'Who called Sam could take over issues in PROJ? I need their addresses.',
    ways: [[{ tool: 'jira_search_assignable_users', with: { query: { $contains: 'Sam' } } }]],
    answer: { says: ['slee@demo.example', 'slee2@demo.example'] },
    needs: { jira_search_assignable_users: ['assigned'] },
  },
  {
    id: 'who-am-i',
    prompt: 'As whom do you act in our Jira and Confluence, and is anything switched off for you?',
    ways: [[{ tool: 'atlassian_auth_status' }]],
    answer: { says: ['Ada Lovelace'] },
    needs: { atlassian_auth_status: ['as whom'] },
  },
  {
    id: 'where-does-grace-live',
    prompt: 'In which time zone does Grace Hopper work? I would rather not call her at night.',
    surfaces: everywhere,
    ways: [[{ tool: 'jira_get_user_profile', with: { user_identifier: { $contains: 'Grace' } } }]],
    answer: { says: ['Berlin'] },
    needs: { jira_get_user_profile: ['person'] },
  },
];
