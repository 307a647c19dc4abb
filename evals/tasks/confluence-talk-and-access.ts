import { everywhere, type WrittenTask } from '../task.ts';

/** Comments, labels and files of pages; who may see and do what. */
export const confluenceTalkAndAccess: readonly WrittenTask[] = [
  {
    id: 'comment-on-a-page',
    prompt: 'Comment on page 98327: "Please name the limit for uploads as well."',
    surfaces: everywhere,
    ways: [[{ tool: 'confluence_add_comment', with: { page_id: { $contains: '98327' } } }]],
    after: [
      {
        tool: 'confluence_get_comments',
        with: { page_id: '98327' },
        holds: { result: { $some: { body: { $contains: 'limit for uploads' } } } },
      },
    ],
    needs: { confluence_add_comment: ['comment', 'page'] },
  },
  {
    id: 'answer-and-resolve',
    prompt:
      'Linus asked on the Release handbook (page 98310) which queue is meant. Answer him there: "The payment queue." And close that thread.',
    ways: [
      [{ tool: 'confluence_reply_to_comment', with: { comment_id: { $contains: '200013' }, resolve: true } }],
    ],
    after: [
      {
        tool: 'confluence_get_inline_comments',
        with: { page_id: '98310' },
        holds: {
          comments: {
            $some: { id: 200013, resolution: 'resolved' },
            $contains: 'The payment queue.',
          },
        },
      },
    ],
    needs: { confluence_reply_to_comment: ['resolve'] },
  },
  {
    id: 'open-discussions',
    prompt: 'Which inline remarks on page 98310 are still open?',
    ways: [
      [{ tool: 'confluence_get_inline_comments', with: { page_id: { $contains: '98310' } } }],
      [{ tool: 'confluence_get_comments', with: { page_id: { $contains: '98310' } } }],
    ],
    answer: { says: ['two hours', 'Which queue'] },
    needs: { confluence_get_inline_comments: ['inline'] },
  },
  {
    id: 'mark-the-second-dog',
    prompt: 'On page 98322, comment on the second "dog" in the text: "The same dog?"',
    ways: [
      [
        {
          tool: 'confluence_add_inline_comment',
          with: { page_id: { $contains: '98322' }, text_selection: 'dog', text_selection_match_index: 1 },
        },
      ],
    ],
    after: [
      {
        tool: 'confluence_get_inline_comments',
        with: { page_id: '98322' },
        holds: { comments: { $some: { body: 'The same dog?', original_selection: 'dog' } } },
      },
    ],
    needs: { confluence_add_inline_comment: ['from 0', 'index'] },
  },
  {
    id: 'label-a-page',
    prompt: 'Put the label "payments" on page 98324 and tell me which labels it has then.',
    ways: [[{ tool: 'confluence_add_label', with: { page_id: { $contains: '98324' }, name: 'payments' } }]],
    answer: { says: ['payments', 'reference'] },
    after: [
      {
        tool: 'confluence_get_labels',
        with: { page_id: '98324' },
        holds: { result: { $some: { name: 'payments' } } },
      },
    ],
    needs: { confluence_add_label: ['all its labels'] },
  },
  {
    id: 'labels-of-a-page',
    prompt: 'Which labels does the page "Troubleshooting" in DOCS carry?',
    ways: [[{ tool: 'confluence_get_labels' }], [{ tool: 'confluence_get_page', shows: ['"faq"'] }]],
    answer: { says: ['howto', 'faq'] },
    needs: { confluence_get_labels: ['labels'] },
  },
  {
    id: 'read-an-attached-file',
    prompt: 'What do the release notes say that are attached to page 98310?',
    ways: [
      [
        { tool: 'confluence_get_attachments', with: { content_id: { $contains: '98310' } } },
        { tool: 'confluence_download_attachment', with: { attachment_id: { $contains: 'att300002' } } },
      ],
      [{ tool: 'confluence_download_content_attachments', with: { content_id: { $contains: '98310' } } }],
      [
        { tool: 'confluence_get_page', shows: ['att300002'] },
        { tool: 'confluence_download_attachment', with: { attachment_id: { $contains: 'att300002' } } },
      ],
    ],
    answer: { says: ['payment gateway'], from: ['release notes.txt'] },
    needs: { confluence_download_attachment: ['attachment id'] },
  },
  {
    id: 'only-the-pictures',
    prompt: 'Show me the pictures that are attached to page 98310.',
    ways: [
      [{ tool: 'confluence_get_page_images', with: { content_id: { $contains: '98310' } } }],
      [{ tool: 'confluence_download_content_attachments', with: { content_id: { $contains: '98310' } } }],
    ],
    answer: { says: ['architecture'], from: ['architecture.png', '[image]'] },
    needs: { confluence_get_page_images: ['images'] },
  },
  {
    id: 'upload-a-file',
    prompt: 'Attach a file numbers.csv to page 98319 with the content "a,b" (base64: YSxi).',
    ways: [
      [
        {
          tool: 'confluence_upload_attachment',
          with: { content_id: { $contains: '98319' }, filename: 'numbers.csv', content_base64: 'YSxi' },
        },
      ],
    ],
    after: [
      {
        tool: 'confluence_get_attachments',
        with: { content_id: '98319', filename: 'numbers.csv' },
        holds: { total: 1 },
      },
    ],
    needs: { confluence_upload_attachment: ['content_base64'] },
  },
  {
    id: 'remove-a-file',
    prompt: 'The file data.csv on page 98319 holds old numbers. Remove it.',
    ways: [
      [
        { tool: 'confluence_get_attachments', with: { content_id: { $contains: '98319' } } },
        { tool: 'confluence_delete_attachment', with: { attachment_id: { $contains: 'att300004' } } },
      ],
      [
        { tool: 'confluence_get_page', shows: ['att300004'] },
        { tool: 'confluence_delete_attachment', with: { attachment_id: { $contains: 'att300004' } } },
      ],
    ],
    after: [
      {
        tool: 'confluence_get_attachments',
        with: { content_id: '98319', filename: 'data.csv' },
        holds: { total: 0 },
      },
    ],
    needs: { confluence_delete_attachment: ['trash'] },
  },
  {
    id: 'may-the-guest-edit',
    prompt: 'Could our guest account (Guest Reader) edit page 98310?',
    ways: [
      [
        { tool: 'confluence_search_user', with: { query: { $contains: 'Guest' } } },
        {
          tool: 'confluence_check_content_permissions',
          with: { content_id: { $contains: '98310' }, operation: 'update' },
        },
      ],
      [
        { tool: 'jira_get_user_profile', with: { user_identifier: { $contains: 'Guest' } } },
        {
          tool: 'confluence_check_content_permissions',
          with: { content_id: { $contains: '98310' }, operation: 'update' },
        },
      ],
    ],
    answer: { says: ['no|not'], from: ['"hasPermission":false'] },
    needs: { confluence_check_content_permissions: ['account id', 'may do'] },
  },
  {
    id: 'keep-a-page-private',
    prompt: 'Only Grace Hopper and I may edit page 98338 from now on. Everybody may go on reading it.',
    ways: [[{ tool: 'confluence_set_page_restrictions', with: { page_id: { $contains: '98338' } } }]],
    after: [
      {
        tool: 'confluence_get_page_restrictions',
        with: { page_id: '98338' },
        holds: { $contains: ['000000000001', '000000000002'], $lacks: '000000000003' },
      },
    ],
    needs: { confluence_set_page_restrictions: ['may edit', 'left out stays'] },
  },
  {
    id: 'who-may-see-it',
    prompt: 'Is page 98310 restricted to certain people, or may everybody read and edit it?',
    ways: [[{ tool: 'confluence_get_page_restrictions', with: { page_id: { $contains: '98310' } } }]],
    answer: {
      says: ['everybody|everyone|no restrictions|not restricted'],
      from: ['"update":{"users":[],"groups":[]}'],
    },
    needs: { confluence_get_page_restrictions: ['everybody'] },
  },
  {
    id: 'rights-in-a-space',
    prompt: 'Who has been given rights in the space DOCS, and which?',
    ways: [[{ tool: 'confluence_get_space_permissions', with: { space_id: { $matches: 'DOCS|98306' } } }]],
    answer: { says: ['group'] },
    needs: { confluence_get_space_permissions: ['space'] },
  },
];
