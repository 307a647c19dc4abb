import { everywhere, type WrittenTask } from '../task.ts';

/** Issues that are made, changed, assigned, moved and deleted. */
export const jiraWriting: readonly WrittenTask[] = [
  {
    id: 'file-a-bug',
    prompt:
      'File a bug in PROJ: "Vouchers are counted twice". High priority, label vouchers, and it belongs under epic PROJ-101.',
    surfaces: everywhere,
    ways: [
      [
        {
          tool: 'jira_create_issue',
          with: {
            project_key: 'PROJ',
            issue_type: { $contains: 'Bug' },
            summary: 'Vouchers are counted twice',
            additional_fields: { $contains: ['High', 'vouchers'] },
          },
        },
      ],
    ],
    after: [
      {
        tool: 'jira_search',
        with: { jql: 'project = PROJ AND labels = vouchers', fields: 'summary,priority,parent,issuetype' },
        holds: {
          issues: [{ priority: { name: 'High' }, parent: { key: 'PROJ-101' }, issue_type: { name: 'Bug' } }],
        },
      },
    ],
    needs: { jira_create_issue: ['parent', 'priority', 'labels'] },
  },
  {
    id: 'wrong-severity-first',
    prompt:
      'Open a bug in PROJ titled "Ledger stops at midnight" with severity "Blocker". Should that level not exist, use the worst one there is.',
    surfaces: everywhere,
    ways: [
      [
        {
          tool: 'jira_create_issue',
          with: { project_key: 'PROJ', additional_fields: { $contains: 'Critical' } },
        },
      ],
    ],
    after: [
      {
        tool: 'jira_search',
        with: { jql: 'project = PROJ AND summary ~ midnight', fields: 'summary,customfield_10030' },
        holds: {
          issues: [{ summary: 'Ledger stops at midnight', customfield_10030: { value: 'Critical' } }],
        },
      },
    ],
    needs: { jira_create_issue: ['additional_fields'] },
  },
  {
    id: 'split-into-subtasks',
    prompt:
      'Break PROJ-121 down into three sub-tasks: "Measure the export", "Cache the export" and "Write it down". Do it in one go.',
    ways: [
      [
        {
          tool: 'jira_batch_create_issues',
          with: {
            issues: { $contains: ['PROJ-121', 'Measure the export', 'Cache the export', 'Write it down'] },
          },
        },
      ],
    ],
    after: [
      {
        tool: 'jira_get_issue',
        with: { issue_key: 'PROJ-121', fields: 'subtasks' },
        holds: { subtasks: { $contains: ['Measure the export', 'Cache the export', 'Write it down'] } },
      },
    ],
    needs: { jira_batch_create_issues: ['parent'] },
  },
  {
    id: 'check-before-import',
    prompt:
      'I want to import two tasks into OPS, "Renew certificates" and "Test the backups". Only check whether they would be accepted, create nothing yet.',
    ways: [[{ tool: 'jira_batch_create_issues', with: { validate_only: true } }]],
    after: [
      {
        tool: 'jira_search',
        with: { jql: 'project = OPS AND summary ~ certificates' },
        holds: { issues: { $size: 0 } },
      },
    ],
    never: [{ tool: 'jira_create_issue' }],
    needs: { jira_batch_create_issues: ['validate_only', 'only check'] },
  },
  {
    id: 'retitle-and-reprioritise',
    prompt: 'Rename PROJ-60 to "Support the ledger export as CSV" and lower its priority to Medium.',
    surfaces: everywhere,
    ways: [[{ tool: 'jira_update_issue', with: { issue_key: 'PROJ-60' } }]],
    after: [
      {
        tool: 'jira_get_issue',
        with: { issue_key: 'PROJ-60', fields: 'summary,priority' },
        holds: { summary: 'Support the ledger export as CSV', priority: { name: 'Medium' } },
      },
    ],
    needs: { jira_update_issue: ['fields', 'summary'] },
  },
  {
    id: 'clear-the-due-date',
    prompt: 'PROJ-123 has no deadline any more. Take the due date off, and touch nothing else.',
    surfaces: everywhere,
    ways: [[{ tool: 'jira_update_issue', with: { issue_key: 'PROJ-123' } }]],
    after: [
      {
        tool: 'jira_get_issue',
        with: { issue_key: 'PROJ-123', fields: 'duedate,status,summary' },
        holds: { duedate: { $absent: true }, status: { name: 'In Review' } },
      },
    ],
    needs: { jira_update_issue: ['null clears'] },
  },
  {
    id: 'assign-by-name',
    prompt: 'Give PROJ-166 to Grace Hopper.',
    surfaces: everywhere,
    ways: [
      [{ tool: 'jira_assign_issue', with: { issue_key: 'PROJ-166' } }],
      [{ tool: 'jira_update_issue', with: { issue_key: 'PROJ-166' } }],
    ],
    after: [
      {
        tool: 'jira_get_issue',
        with: { issue_key: 'PROJ-166', fields: 'assignee' },
        holds: { assignee: { display_name: 'Grace Hopper' } },
      },
    ],
    needs: { jira_assign_issue: ['name'] },
  },
  {
    id: 'two-people-of-one-name',
    prompt: 'Assign PROJ-164 to Sam Lee, the one with the address slee2@demo.example.',
    surfaces: everywhere,
    ways: [
      [{ tool: 'jira_assign_issue', with: { issue_key: 'PROJ-164' } }],
      [{ tool: 'jira_update_issue', with: { issue_key: 'PROJ-164' } }],
    ],
    after: [
      {
        tool: 'jira_get_issue',
        with: { issue_key: 'PROJ-164', fields: 'assignee' },
        holds: { assignee: { email: 'slee2@demo.example' } },
      },
    ],
  },
  {
    id: 'ambiguous-person-is-asked-about',
    prompt: 'Assign PROJ-157 to Sam Lee. Tell me if that is not clear enough; do not guess.',
    surfaces: everywhere,
    ways: [[]],
    after: [
      {
        tool: 'jira_get_issue',
        with: { issue_key: 'PROJ-157', fields: 'assignee' },
        holds: { assignee: { display_name: 'Margaret Hamilton' } },
      },
    ],
    answer: { says: ['slee@demo.example', 'slee2@demo.example'] },
  },
  {
    id: 'unassign-what-waits',
    prompt: 'Nobody should have OPS-3 until we talked about it. Leave it unassigned.',
    surfaces: everywhere,
    ways: [
      [{ tool: 'jira_assign_issue', with: { issue_key: 'OPS-3', assignee: { $absent: true } } }],
      [{ tool: 'jira_update_issue', with: { issue_key: 'OPS-3' } }],
    ],
    after: [
      {
        tool: 'jira_get_issue',
        with: { issue_key: 'OPS-3', fields: 'assignee' },
        holds: { assignee: { display_name: 'Unassigned' } },
      },
    ],
    needs: { jira_assign_issue: ['unassigned'] },
  },
  {
    id: 'move-to-another-project',
    prompt:
      'PROJ-119 is really a job for the Operations people. Move it over to OPS; where its type does not exist there, make it a task.',
    ways: [[{ tool: 'jira_move_issue', with: { issue_key: 'PROJ-119', target_project_key: 'OPS' } }]],
    answer: { says: ['OPS-'] },
    after: [
      {
        tool: 'jira_search',
        with: { jql: 'project = OPS AND summary ~ "payment retries"' },
        holds: { issues: { $contains: 'Monitor payment retries' } },
      },
    ],
    needs: { jira_move_issue: ['another project'] },
  },
  {
    id: 'delete-with-subtasks',
    prompt: 'PROJ-123 was a mistake. Delete it for good, together with its sub-tasks; I am sure.',
    ways: [[{ tool: 'jira_delete_issue', with: { issue_key: 'PROJ-123', delete_subtasks: true } }]],
    after: [
      {
        tool: 'jira_search',
        with: { jql: 'parent = PROJ-101', fields: 'summary', limit: 100 },
        holds: { issues: { $some: { key: 'PROJ-121' }, $none: { $contains: 'PROJ-123' } } },
      },
    ],
    needs: { jira_delete_issue: ['delete_subtasks'] },
  },
  {
    id: 'attach-a-note',
    prompt:
      'Attach a text file named hello.txt to PROJ-60. Its content is the single word hello; in base64 that is aGVsbG8=.',
    surfaces: everywhere,
    ways: [
      [
        {
          tool: 'jira_update_issue',
          with: { issue_key: 'PROJ-60', attachments: { $contains: 'hello.txt' } },
        },
      ],
    ],
    after: [
      {
        tool: 'jira_get_issue',
        with: { issue_key: 'PROJ-60', fields: 'attachment' },
        holds: { attachments: { $some: { filename: 'hello.txt', size: 5 } } },
      },
    ],
    needs: { jira_update_issue: ['attach', 'base64'] },
  },
];
