import type { WrittenTask } from '../task.ts';

/** Boards and sprints, epics, and what is between projects. */
export const jiraAgile: readonly WrittenTask[] = [
  {
    id: 'state-of-the-sprint',
    prompt:
      'What is the goal of the sprint that runs on the PROJ board, and which of its issues are still to do?',
    ways: [
      [
        { tool: 'jira_get_agile_boards' },
        { tool: 'jira_get_sprints_from_board', with: { board_id: 1 }, shows: ['never get lost'] },
        { tool: 'jira_get_sprint_issues', with: { sprint_id: 9 } },
      ],
      [
        { tool: 'jira_get_agile_boards' },
        { tool: 'jira_get_sprints_from_board', with: { board_id: 1 }, shows: ['never get lost'] },
        { tool: 'jira_search', with: { jql: { $contains: 'sprint' } }, shows: ['PROJ-162', 'PROJ-158'] },
      ],
    ],
    answer: { says: ['never get lost', 'PROJ-162', 'PROJ-158'] },
    needs: { jira_get_sprints_from_board: ['sprints', 'active'], jira_get_sprint_issues: ['sprint'] },
  },
  {
    id: 'next-sprint-in-three-steps',
    prompt: 'Move PROJ-60 and PROJ-90 into the next planned sprint of the PROJ board.',
    ways: [
      [
        { tool: 'jira_get_sprints_from_board', with: { board_id: 1 } },
        {
          tool: 'jira_add_issues_to_sprint',
          with: { sprint_id: 10, issue_keys: { $set: ['PROJ-60', 'PROJ-90'] } },
        },
      ],
    ],
    after: [
      {
        tool: 'jira_get_sprint_issues',
        with: { sprint_id: '10', fields: 'summary', limit: 50 },
        holds: { issues: { $contains: ['"PROJ-60"', '"PROJ-90"'] } },
      },
    ],
    needs: { jira_add_issues_to_sprint: ['future'] },
  },
  {
    id: 'out-of-the-sprint',
    prompt: 'We will not manage PROJ-162 in this sprint. Take it out, back to the backlog.',
    ways: [[{ tool: 'jira_move_issues_to_backlog', with: { issue_keys: { $set: ['PROJ-162'] } } }]],
    after: [
      {
        tool: 'jira_get_sprint_issues',
        with: { sprint_id: '9', fields: 'summary', limit: 50 },
        holds: { issues: { $none: { key: 'PROJ-162' } } },
      },
    ],
    needs: { jira_move_issues_to_backlog: ['sprint'] },
  },
  {
    id: 'schedule-a-sprint',
    prompt:
      'Create a sprint "Hardening" on the PROJ board from 2027-01-11 to 2027-01-25, with the goal "No more lost refunds".',
    ways: [
      [
        { tool: 'jira_get_agile_boards' },
        {
          tool: 'jira_create_sprint',
          with: {
            board_id: 1,
            name: 'Hardening',
            start_date: { $contains: '2027-01-11' },
            end_date: { $contains: '2027-01-25' },
          },
        },
      ],
    ],
    after: [
      {
        tool: 'jira_get_sprints_from_board',
        with: { board_id: '1', state: 'future' },
        holds: { result: { $some: { name: 'Hardening', goal: 'No more lost refunds' } } },
      },
    ],
    needs: { jira_create_sprint: ['goal', 'board'] },
  },
  {
    id: 'rename-a-sprint',
    prompt: 'Call the planned sprint "PROJ Sprint 11" "Christmas" from now on.',
    ways: [
      [
        { tool: 'jira_get_sprints_from_board', shows: ['PROJ Sprint 11'] },
        { tool: 'jira_update_sprint', with: { sprint_id: 11, name: 'Christmas' } },
      ],
    ],
    after: [
      {
        tool: 'jira_get_sprints_from_board',
        with: { board_id: '1', state: 'future' },
        holds: { result: { $some: { id: 11, name: 'Christmas' } } },
      },
    ],
    needs: { jira_update_sprint: ['name'] },
  },
  {
    id: 'blocked-on-the-board',
    prompt: 'What stands blocked on the board "Payments and operations"?',
    ways: [
      [
        { tool: 'jira_get_agile_boards', shows: ['Payments and operations'] },
        { tool: 'jira_get_board_issues', with: { board_id: 3, jql: { $contains: 'Blocked' } } },
      ],
    ],
    answer: { says: ['PROJ-166'] },
    needs: { jira_get_board_issues: ['issues of a board'] },
  },
  {
    id: 'epics-of-a-project',
    prompt: 'Give me an overview of the epics of PROJ: what is there, and in which status?',
    ways: [
      [{ tool: 'jira_get_project_epic_hierarchy', with: { project_key: 'PROJ' } }],
      [{ tool: 'jira_search', with: { jql: { $contains: 'Epic' } }, shows: ['PROJ-126', 'PROJ-1"'] }],
    ],
    answer: { says: ['PROJ-126', 'PROJ-101', 'PROJ-51', 'PROJ-26', 'PROJ-151'] },
    needs: { jira_get_project_epic_hierarchy: ['epics'] },
  },
  {
    id: 'waiting-on-other-projects',
    prompt: 'Does anything in OPS depend on issues of another project?',
    ways: [[{ tool: 'jira_get_cross_project_dependencies', with: { project_key: 'OPS' } }]],
    answer: { says: ['no', 'none|nothing|not'], from: ['"total_cross_project_links":0'] },
    needs: { jira_get_cross_project_dependencies: ['other projects'] },
  },
  {
    id: 'how-long-in-progress',
    prompt: 'How long did PROJ-123 stay in progress before it went to review?',
    ways: [
      [{ tool: 'jira_get_issue_dates', with: { issue_key: 'PROJ-123' }, shows: ['In Progress'] }],
      [{ tool: 'jira_get_issue_sla', with: { issue_key: 'PROJ-123' }, shows: ['In Progress'] }],
    ],
    answer: { says: ['7d|7 days|seven days'] },
    needs: { jira_get_issue_dates: ['status'] },
  },
  {
    id: 'cycle-time-of-finished-work',
    prompt: 'What were lead time and cycle time of PROJ-119?',
    ways: [
      [
        {
          tool: 'jira_get_issue_sla',
          with: { issue_key: 'PROJ-119', metrics: { $contains: ['lead_time', 'cycle_time'] } },
        },
      ],
    ],
    answer: { says: ['cycle', 'lead'], from: ['"cycle_time":{"calculated":true', '"lead_time":{'] },
    needs: { jira_get_issue_sla: ['cycle_time', 'lead_time'] },
  },
  {
    id: 'is-there-a-pull-request',
    prompt: 'Is there a pull request for PROJ-123, and has anybody approved it?',
    ways: [
      [{ tool: 'jira_get_issue_development_info', with: { issue_key: 'PROJ-123' } }],
      [{ tool: 'jira_get_issues_development_info', with: { issue_keys: { $contains: 'PROJ-123' } } }],
    ],
    answer: { says: ['42', 'Ada Lovelace'] },
    needs: { jira_get_issue_development_info: ['pull request'] },
  },
  {
    id: 'branches-of-two-issues',
    prompt: 'Which of PROJ-123 and PROJ-121 have a branch already?',
    ways: [
      [
        {
          tool: 'jira_get_issues_development_info',
          with: { issue_keys: { $set: ['PROJ-123', 'PROJ-121'] } },
        },
      ],
      [
        { tool: 'jira_get_issue_development_info', with: { issue_key: 'PROJ-123' } },
        { tool: 'jira_get_issue_development_info', with: { issue_key: 'PROJ-121' } },
      ],
    ],
    answer: { says: ['PROJ-123'] },
    needs: { jira_get_issues_development_info: ['branches', 'issues'] },
  },
];
