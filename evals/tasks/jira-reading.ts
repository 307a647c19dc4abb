import { everywhere, type WrittenTask } from '../task.ts';

/** Questions about issues: nothing may change. */
export const jiraReading: readonly WrittenTask[] = [
  {
    id: 'what-is-the-issue-about',
    prompt: 'What is PROJ-123 about, who is working on it and where does it stand?',
    surfaces: everywhere,
    ways: [[{ tool: 'jira_get_issue', with: { issue_key: 'PROJ-123' } }]],
    answer: { says: ['refund', 'Grace Hopper', 'In Review'] },
    needs: { jira_get_issue: ['one issue'] },
  },
  {
    id: 'my-open-work',
    prompt: 'What is still open on my plate in the PROJ project? Just keys and titles, please.',
    surfaces: everywhere,
    ways: [
      [
        {
          tool: 'jira_search',
          with: { jql: { $contains: ['currentUser()', 'PROJ'] } },
          shows: ['PROJ-167', 'PROJ-121', 'PROJ-60', 'PROJ-20', 'PROJ-19'],
        },
      ],
    ],
    answer: { says: ['PROJ-167', 'PROJ-121', 'PROJ-60', 'PROJ-20', 'PROJ-19'] },
    needs: { jira_search: ['JQL'] },
  },
  {
    id: 'highest-bugs',
    prompt: 'List the unresolved bugs of highest priority in PROJ and who each is assigned to.',
    surfaces: everywhere,
    ways: [
      [
        {
          tool: 'jira_search',
          with: {
            jql: {
              $oneOf: [
                { $jql: 'project = PROJ AND type = Bug AND priority = Highest AND resolution = Unresolved' },
                { $jql: 'project = PROJ AND type = Bug AND priority = Highest AND statusCategory != Done' },
              ],
            },
          },
          shows: ['PROJ-102', 'PROJ-99', 'PROJ-57', 'PROJ-56', 'PROJ-23'],
        },
      ],
    ],
    answer: { says: ['PROJ-102', 'PROJ-99', 'Radia Perlman', 'PROJ-56', 'Linus Torvalds'] },
  },
  {
    id: 'count-the-blocked',
    prompt:
      'I have a stand-up in five minutes. How many issues of PROJ are blocked, all together? Do not miss any.',
    surfaces: everywhere,
    ways: [
      [
        {
          tool: 'jira_search',
          with: { jql: { $contains: 'Blocked' } },
          shows: ['PROJ-166', '"PROJ-5"|PROJ-5 |PROJ-5,'],
        },
      ],
      [
        { tool: 'jira_search', with: { jql: { $contains: 'Blocked' } }, shows: ['PROJ-166'] },
        {
          tool: 'jira_search',
          with: { page_token: { $matches: '.+' } },
          shows: ['"PROJ-5"|PROJ-5 |PROJ-5,'],
        },
      ],
    ],
    answer: { says: ['19'], from: ['PROJ-166', 'PROJ-60', '"PROJ-5"'] },
    needs: { jira_search: ['page_token', 'next_page_token'] },
  },
  {
    id: 'latest-comments-of-a-long-thread',
    prompt: 'What were the last two things people said on PROJ-77? Spare me the rest of the discussion.',
    surfaces: everywhere,
    ways: [
      [
        {
          tool: 'jira_get_issue',
          with: { issue_key: 'PROJ-77', comment_limit: { $oneOf: [2, 3, 5] } },
          shows: ['Comment number 130', 'Comment number 129'],
        },
      ],
    ],
    answer: { says: ['130', '129'], from: ['Comment number 130', 'Comment number 129'] },
    needs: { jira_get_issue: ['comment_limit', 'newest'] },
  },
  {
    id: 'children-of-an-epic',
    prompt: 'Which issues belong to the epic PROJ-101, and which of them are done already?',
    surfaces: everywhere,
    ways: [
      [
        {
          tool: 'jira_search',
          with: { jql: { $matches: '(parent|epic link).*PROJ-101' } },
          shows: ['PROJ-119', 'PROJ-118', 'PROJ-123'],
        },
      ],
    ],
    answer: { says: ['PROJ-119', 'PROJ-118'] },
  },
  {
    id: 'all-issues-of-a-small-project',
    prompt: 'Show me what there is in the Operations project, the twenty most recent issues will do.',
    surfaces: everywhere,
    ways: [
      [{ tool: 'jira_get_project_issues', with: { project_key: 'OPS' }, shows: ['OPS-40'] }],
      [{ tool: 'jira_search', with: { jql: { $contains: 'OPS' } }, shows: ['OPS-40'] }],
    ],
    answer: { says: ['OPS-40', 'OPS-39'] },
  },
  {
    id: 'misspelled-status',
    prompt:
      'How many PROJ issues with release 2.1 as fix version are "Ready for review"? If there is no such status, take the one that comes closest.',
    surfaces: everywhere,
    ways: [
      [
        {
          tool: 'jira_search',
          with: { jql: { $contains: ['2.1', 'In Review'] } },
          shows: ['PROJ-123'],
        },
      ],
    ],
    answer: { says: ['PROJ-123'] },
  },
  {
    id: 'who-moved-it',
    prompt: 'Who put PROJ-123 into review, and when was that?',
    ways: [
      [
        {
          tool: 'jira_batch_get_changelogs',
          with: { issue_ids_or_keys: { $contains: 'PROJ-123' } },
          shows: ['In Review'],
        },
      ],
      [{ tool: 'jira_get_issue_dates', with: { issue_key: 'PROJ-123' }, shows: ['Radia Perlman'] }],
      [
        {
          tool: 'jira_get_issue',
          with: { issue_key: 'PROJ-123' },
          shows: ['changelog', 'Radia Perlman'],
        },
      ],
    ],
    answer: { says: ['Radia Perlman'] },
    needs: { jira_batch_get_changelogs: ['history'] },
  },
  {
    id: 'table-for-a-report',
    prompt:
      'Give me the bugs about refunds in PROJ as a Markdown table with key, summary and status that I can paste.',
    surfaces: everywhere,
    ways: [
      [
        {
          tool: 'jira_search',
          with: { jql: { $contains: ['PROJ', 'refund'] } },
          shows: ['PROJ-123', 'PROJ-149', 'PROJ-12', 'PROJ-167'],
        },
      ],
    ],
    answer: { says: ['| ', 'PROJ-123', 'PROJ-149', 'PROJ-12', 'PROJ-167'] },
  },
];
