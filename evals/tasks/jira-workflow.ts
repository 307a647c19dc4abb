import { everywhere, type WrittenTask } from '../task.ts';

/** What moves work on: status, comments, time, watchers, links. */
export const jiraWorkflow: readonly WrittenTask[] = [
  {
    id: 'close-with-a-comment',
    prompt: 'PROJ-121 is finished. Set it to Done and leave the comment "Export is ten times faster".',
    surfaces: everywhere,
    ways: [
      [
        {
          tool: 'jira_transition_issue',
          with: { issue_key: 'PROJ-121', comment: { $contains: 'ten times' } },
        },
      ],
      [
        { tool: 'jira_transition_issue', with: { issue_key: 'PROJ-121' } },
        { tool: 'jira_add_comment', with: { issue_key: 'PROJ-121', body: { $contains: 'ten times' } } },
      ],
      [{ tool: 'jira_update_issue', with: { issue_key: 'PROJ-121', comment: { $contains: 'ten times' } } }],
    ],
    after: [
      {
        tool: 'jira_get_issue',
        with: { issue_key: 'PROJ-121' },
        holds: { status: { name: 'Done' }, comments: { $some: { body: 'Export is ten times faster' } } },
      },
    ],
    needs: { jira_transition_issue: ['status', 'comment'] },
  },
  {
    id: 'resolve-with-a-missing-field',
    prompt: 'HELP-1 is settled, set it to Resolved. It turned out to be a duplicate.',
    surfaces: everywhere,
    ways: [
      [
        {
          tool: 'jira_transition_issue',
          with: { issue_key: 'HELP-1', fields: { $contains: ['resolution', 'Duplicate'] } },
        },
      ],
      [{ tool: 'jira_update_issue', with: { issue_key: 'HELP-1' } }],
    ],
    after: [
      {
        tool: 'jira_get_issue',
        with: { issue_key: 'HELP-1', fields: 'status,resolution' },
        holds: { status: { name: 'Resolved' }, resolution: { name: 'Duplicate' } },
      },
    ],
    needs: { jira_transition_issue: ['resolution'], jira_get_transitions: ['require'] },
  },
  {
    id: 'what-can-happen-next',
    prompt: 'Which statuses can PROJ-123 go to from here? Do not move it.',
    surfaces: everywhere,
    ways: [
      [{ tool: 'jira_get_transitions', with: { issue_key: 'PROJ-123' } }],
      [{ tool: 'jira_get_issue', with: { issue_key: 'PROJ-123', include: { $contains: 'transitions' } } }],
    ],
    answer: { says: ['To Do', 'In Progress', 'Done', 'Blocked'] },
    needs: { jira_get_transitions: ['workflow'] },
  },
  {
    id: 'start-work-on-several',
    prompt: 'I am starting on PROJ-162 and PROJ-158 now: put both in progress.',
    surfaces: everywhere,
    ways: [
      [
        { tool: 'jira_transition_issue', with: { issue_key: 'PROJ-162' } },
        { tool: 'jira_transition_issue', with: { issue_key: 'PROJ-158' } },
      ],
      [
        { tool: 'jira_update_issue', with: { issue_key: 'PROJ-162' } },
        { tool: 'jira_update_issue', with: { issue_key: 'PROJ-158' } },
      ],
    ],
    after: [
      {
        tool: 'jira_search',
        with: { jql: 'key in (PROJ-162, PROJ-158) AND status = "In Progress"', fields: 'status' },
        holds: { issues: { $size: 2 } },
      },
    ],
  },
  {
    id: 'comment-with-a-mention',
    prompt: 'Ask Grace Hopper on PROJ-123, with a mention, whether the fix is on staging yet.',
    surfaces: everywhere,
    ways: [[{ tool: 'jira_add_comment', with: { issue_key: 'PROJ-123', body: { $contains: 'staging' } } }]],
    after: [
      {
        tool: 'jira_get_issue',
        with: { issue_key: 'PROJ-123' },
        holds: { comments: { $some: { body: { $contains: ['@[Grace Hopper]', 'staging'] } } } },
      },
    ],
    needs: { jira_add_comment: ['@[Name]'] },
  },
  {
    id: 'note-for-agents-only',
    prompt: 'Leave a note on HELP-15 that the customer cannot see: "Bank confirmed the delay".',
    surfaces: everywhere,
    ways: [[{ tool: 'jira_add_comment', with: { issue_key: 'HELP-15', public: false } }]],
    answer: { says: ['HELP-15'], from: ['Bank confirmed the delay'] },
    needs: { jira_add_comment: ['customers', 'agents'] },
  },
  {
    id: 'correct-my-comment',
    prompt:
      'Comment "Deploy is on Tuesday" on PROJ-20. Oh, wait, make that Wednesday: correct that same comment instead of adding a second one.',
    ways: [
      [
        { tool: 'jira_add_comment', with: { issue_key: 'PROJ-20' } },
        { tool: 'jira_edit_comment', with: { issue_key: 'PROJ-20', body: { $contains: 'Wednesday' } } },
      ],
      [{ tool: 'jira_add_comment', with: { issue_key: 'PROJ-20', body: { $contains: 'Wednesday' } } }],
    ],
    after: [
      {
        tool: 'jira_get_issue',
        with: { issue_key: 'PROJ-20' },
        holds: {
          comments: {
            $some: { body: { $contains: 'Wednesday' } },
            $none: { body: { $contains: 'Tuesday' } },
          },
        },
      },
    ],
    needs: { jira_edit_comment: ['comment id', 'replace'] },
  },
  {
    id: 'log-time-of-yesterday',
    prompt:
      'Log two and a half hours on PROJ-121 for 2026-11-20, 9 in the morning UTC: "Profiling the export".',
    surfaces: everywhere,
    ways: [
      [
        {
          tool: 'jira_add_worklog',
          with: {
            issue_key: 'PROJ-121',
            time_spent: { $oneOf: ['2h 30m', '2.5h', '150m'] },
            started: { $contains: '2026-11-20T09:00' },
          },
        },
      ],
      [
        {
          tool: 'jira_update_issue',
          with: { issue_key: 'PROJ-121', worklog: { $oneOf: ['2h 30m', '2.5h', '150m'] } },
        },
      ],
    ],
    after: [
      {
        tool: 'jira_get_worklog',
        with: { issue_key: 'PROJ-121' },
        holds: { worklogs: { $some: { time_spent: '2h 30m', comment: { $contains: 'Profiling' } } } },
      },
    ],
    needs: { jira_add_worklog: ['started', '2h 30m'] },
  },
  {
    id: 'who-spent-how-long',
    prompt: 'How much time went into PROJ-123, and by whom?',
    ways: [
      [{ tool: 'jira_get_worklog', with: { issue_key: 'PROJ-123' } }],
      [{ tool: 'jira_get_issue', with: { issue_key: 'PROJ-123', include: { $contains: 'worklogs' } } }],
    ],
    answer: { says: ['Barbara Liskov', 'Sam Lee', 'Jürgen Groß'] },
    needs: { jira_get_worklog: ['time logged'] },
  },
  {
    id: 'let-me-follow-along',
    prompt:
      'I would like to hear about changes of PROJ-166. Put me on its watchers, and tell me who else is there.',
    ways: [
      [
        { tool: 'jira_add_watcher', with: { issue_key: 'PROJ-166' } },
        { tool: 'jira_get_issue_watchers', with: { issue_key: 'PROJ-166' } },
      ],
    ],
    after: [
      {
        tool: 'jira_get_issue_watchers',
        with: { issue_key: 'PROJ-166' },
        holds: { is_watching: true, watchers: { $some: { display_name: 'Ada Lovelace' } } },
      },
    ],
    needs: { jira_add_watcher: ['watch', 'me'] },
  },
  {
    id: 'stop-mails-for-somebody',
    prompt: 'Jürgen Groß no longer wants mails about PROJ-123. Take him off the watchers.',
    ways: [[{ tool: 'jira_remove_watcher', with: { issue_key: 'PROJ-123' } }]],
    after: [
      {
        tool: 'jira_get_issue_watchers',
        with: { issue_key: 'PROJ-123' },
        holds: { watcher_count: 2, watchers: { $none: { display_name: 'Jürgen Groß' } } },
      },
    ],
    needs: { jira_remove_watcher: ['watching'] },
  },
  {
    id: 'link-blocker',
    prompt:
      'PROJ-121 cannot go on before PROJ-20 is fixed. Link the two so that it reads "PROJ-20 blocks PROJ-121".',
    ways: [
      [
        {
          tool: 'jira_create_issue_link',
          with: { link_type: 'Blocks', inward_issue_key: 'PROJ-20', outward_issue_key: 'PROJ-121' },
        },
      ],
    ],
    after: [
      {
        tool: 'jira_get_issue',
        with: { issue_key: 'PROJ-121', fields: 'issuelinks' },
        holds: { issuelinks: { $some: { type: { name: 'Blocks' }, inward_issue: { key: 'PROJ-20' } } } },
      },
    ],
    needs: { jira_create_issue_link: ['inward issue, type, outward issue', 'blocks'] },
  },
  {
    id: 'remove-a-link',
    prompt: 'PROJ-7 does not block PROJ-2 any more. Remove that link.',
    ways: [
      [
        {
          tool: 'jira_get_issue',
          with: { issue_key: { $oneOf: ['PROJ-2', 'PROJ-7'] } },
          shows: ['PROJ-7', 'PROJ-2'],
        },
        { tool: 'jira_remove_issue_link', with: { link_id: 10007 } },
      ],
    ],
    after: [
      {
        tool: 'jira_get_issue',
        with: { issue_key: 'PROJ-2', fields: 'issuelinks' },
        holds: { issuelinks: { $none: { inward_issue: { key: 'PROJ-7' } } } },
      },
    ],
    needs: { jira_remove_issue_link: ['issuelinks'] },
  },
  {
    id: 'link-a-web-page',
    prompt: 'Add https://example.com/postmortem-42 to PROJ-123 as a web link called "Postmortem".',
    ways: [
      [
        {
          tool: 'jira_create_remote_issue_link',
          with: { issue_key: 'PROJ-123', url: 'https://example.com/postmortem-42', title: 'Postmortem' },
        },
      ],
    ],
    after: [
      {
        tool: 'jira_get_issue',
        with: { issue_key: 'PROJ-123', include: 'remote_links' },
        holds: { $contains: 'https://example.com/postmortem-42' },
      },
    ],
    needs: { jira_create_remote_issue_link: ['web page'] },
  },
  {
    id: 'put-below-an-epic',
    prompt:
      'PROJ-166 should count towards the epic about idempotency keys that is still to do. Find that epic and put it there.',
    ways: [
      [{ tool: 'jira_link_to_epic', with: { issue_key: 'PROJ-166', epic_key: 'PROJ-126' } }],
      [{ tool: 'jira_update_issue', with: { issue_key: 'PROJ-166' } }],
    ],
    after: [
      {
        tool: 'jira_get_issue',
        with: { issue_key: 'PROJ-166', fields: 'parent' },
        holds: { parent: { key: 'PROJ-126' } },
      },
    ],
    needs: { jira_link_to_epic: ['epic'] },
  },
];
