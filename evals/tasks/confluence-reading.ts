import { everywhere, type WrittenTask } from '../task.ts';

/** Questions about pages. */
export const confluenceReading: readonly WrittenTask[] = [
  {
    id: 'what-does-the-page-say',
    prompt:
      'How many requests per minute does our API allow? It is on the page "API overview" in the space DOCS.',
    surfaces: everywhere,
    ways: [[{ tool: 'confluence_get_page', shows: ['100 requests per minute'] }]],
    answer: { says: ['100'] },
    needs: { confluence_get_page: ['SPACE:Title'] },
  },
  {
    id: 'find-then-read',
    prompt:
      'Somewhere in Confluence we wrote down what to do about a timeout after login. What is the advice?',
    surfaces: everywhere,
    ways: [
      [
        { tool: 'confluence_search', with: { query: { $contains: 'timeout' } }, shows: ['Troubleshooting'] },
        { tool: 'confluence_get_page', shows: ['timeouts.setting-2'] },
      ],
      [{ tool: 'confluence_search', shows: ['timeouts.setting-2'] }],
    ],
    answer: { says: ['timeouts.setting-2'] },
    needs: { confluence_search: ['words', 'excerpt'] },
  },
  {
    id: 'one-section-of-a-long-page',
    prompt:
      'What is still unticked in the checklist of the page "Release handbook" (space DOCS)? The page is long, do not fetch all of it.',
    surfaces: everywhere,
    ways: [[{ tool: 'confluence_get_page', with: { section: 'Checklist' }, shows: ['migration rehearsal'] }]],
    answer: { says: ['rehearsal', 'support'] },
    needs: { confluence_get_page: ['section', 'heading'] },
  },
  {
    id: 'outline-first',
    prompt: 'Which chapters does the page "Configuration reference" in DOCS have? The headings are enough.',
    surfaces: everywhere,
    ways: [[{ tool: 'confluence_get_page', with: { outline: true } }]],
    answer: { says: ['Network', 'Timeouts', 'Storage', 'Caching'] },
    needs: { confluence_get_page: ['outline', 'headings'] },
  },
  {
    id: 'page-by-its-link',
    prompt: 'What is on https://demo.atlassian.net/wiki/spaces/DOCS/pages/98338 ?',
    surfaces: everywhere,
    ways: [[{ tool: 'confluence_get_page', with: { page_id: { $contains: '98338' } } }]],
    answer: { says: ['Monday'] },
    needs: { confluence_get_page: ['URL'] },
  },
  {
    id: 'pages-below',
    prompt: 'Which pages are directly below "Guides" in the DOCS space? Titles only.',
    surfaces: everywhere,
    ways: [[{ tool: 'confluence_get_page_children' }]],
    answer: { says: ['Tables and layouts', 'Code samples', 'Macros', 'Commented text'] },
    needs: { confluence_get_page_children: ['below', 'SPACE:Title'] },
  },
  {
    id: 'whole-tree-in-pages',
    prompt: 'How deep does the page tree of the space ENG go, and how many pages has it altogether?',
    ways: [[{ tool: 'confluence_get_space_page_tree', with: { space_key: 'ENG' } }]],
    answer: { says: ['31'], from: ['"total_pages":31'] },
    needs: { confluence_get_space_page_tree: ['depth'] },
  },
  {
    id: 'incidents-of-the-year',
    prompt: 'List all pages labelled "incident" in the Engineering space ENG.',
    surfaces: everywhere,
    ways: [
      [
        {
          tool: 'confluence_search',
          with: { query: { $contains: ['label', 'incident'] } },
          shows: ['Ledger: incident review', 'Search: incident review', 'Identity: incident review'],
        },
      ],
    ],
    answer: { says: ['Ledger', 'Search', 'Identity'] },
    needs: { confluence_search: ['CQL'] },
  },
  {
    id: 'what-changed-last',
    prompt: 'What did the last edit of the page 98310 change?',
    ways: [
      [
        { tool: 'confluence_get_page', shows: ['"version":7'] },
        {
          tool: 'confluence_get_page_diff',
          with: { page_id: { $contains: '98310' }, from_version: 6, to_version: 7 },
        },
      ],
    ],
    answer: { says: ['open point of version 6'] },
    needs: { confluence_get_page_diff: ['two versions'] },
  },
  {
    id: 'as-it-was-once',
    prompt: 'What did page 98324 say in its second version? I need the ending.',
    ways: [[{ tool: 'confluence_get_page_history', with: { version: 2 } }]],
    answer: { says: ['Open point of version 2'] },
    needs: { confluence_get_page_history: ['one version'] },
  },
  {
    id: 'how-often-read',
    prompt: 'Does anybody read the Release handbook, page 98310? How many different people so far?',
    ways: [[{ tool: 'confluence_get_page_views', with: { page_id: { $contains: '98310' } } }]],
    answer: { says: ['9'], from: ['"unique_viewers":9'] },
    needs: { confluence_get_page_views: ['viewed', 'people'] },
  },
  {
    id: 'page-that-is-not-for-me',
    prompt: 'Read me the page "Salary bands" in DOCS, please.',
    surfaces: everywhere,
    ways: [[]],
    answer: { says: ['not found|no access|cannot|may not'], from: ['not found'] },
  },
];
