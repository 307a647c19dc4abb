import { everywhere, type WrittenTask } from '../task.ts';

/** Pages that are made, edited and moved. */
export const confluenceWriting: readonly WrittenTask[] = [
  {
    id: 'new-page-below-another',
    prompt:
      'Create a page "Voucher runbook" below "Guides" in the space DOCS. Two headings, "Symptoms" and "Remedy", each with a sentence of your own.',
    surfaces: everywhere,
    ways: [
      [
        {
          tool: 'confluence_create_page',
          with: { space_key: 'DOCS', title: 'Voucher runbook', parent_id: { $matches: 'Guides|98315' } },
        },
      ],
    ],
    after: [
      {
        tool: 'confluence_get_page',
        with: { page_id: 'DOCS:Voucher runbook' },
        holds: {
          metadata: { parent_id: 98315, content: { value: { $contains: ['# Symptoms', '# Remedy'] } } },
        },
      },
    ],
    needs: { confluence_create_page: ['parent', 'Markdown', 'SPACE:Title'] },
  },
  {
    id: 'title-that-is-taken',
    prompt:
      'Add a page "Glossary" to DOCS saying "Voucher: a prepaid payment." If there is a page of that name already, add the sentence to its end instead.',
    surfaces: everywhere,
    ways: [
      [
        {
          tool: 'confluence_update_page',
          with: { edit: { action: 'append' }, content: { $contains: 'prepaid' } },
        },
      ],
    ],
    after: [
      {
        tool: 'confluence_get_page',
        with: { page_id: '98328' },
        holds: {
          metadata: { content: { value: { $contains: ['list of all bookings', 'prepaid payment'] } } },
        },
      },
    ],
    needs: { confluence_update_page: ['append'] },
  },
  {
    id: 'replace-one-section',
    prompt:
      'In the Release handbook (DOCS, page 98310) the text under "Steps" is outdated. Replace it with "See the deployment pipeline." and leave everything else as it is.',
    ways: [
      [
        {
          tool: 'confluence_update_page_section',
          with: { page_id: { $contains: '98310' }, heading_text: 'Steps' },
        },
      ],
      [
        {
          tool: 'confluence_update_page',
          with: { page_id: { $contains: '98310' }, edit: { action: 'replace_section', heading: 'Steps' } },
        },
      ],
    ],
    after: [
      {
        tool: 'confluence_get_page',
        with: { page_id: '98310' },
        holds: {
          metadata: {
            content: {
              value: {
                $contains: ['deployment pipeline', 'Freeze the branch', 'AT RISK'],
                $lacks: 'deploy.sh',
              },
            },
          },
        },
      },
    ],
    needs: { confluence_update_page_section: ['heading', 'replace'] },
  },
  {
    id: 'heading-that-does-not-exist',
    prompt:
      'Add the line "Ask Radia before changing these." under the heading "Time-outs" of the Configuration reference (DOCS). The heading may be spelled a little differently.',
    surfaces: everywhere,
    ways: [
      [
        {
          tool: 'confluence_update_page',
          with: {
            edit: { action: 'append_to_section', heading: 'Timeouts' },
            content: { $contains: 'Ask Radia' },
          },
        },
      ],
    ],
    after: [
      {
        tool: 'confluence_get_page',
        with: { page_id: '98324', section: 'Timeouts' },
        holds: { $contains: ['Ask Radia before changing these', 'timeouts.setting-2'] },
      },
    ],
    needs: { confluence_update_page: ['append_to_section', 'heading'] },
  },
  {
    id: 'fix-a-phrase-everywhere',
    prompt:
      'On the page "Getting started" in DOCS it should be "ten minutes", not "five minutes". Fix that, nothing else.',
    surfaces: everywhere,
    ways: [
      [
        {
          tool: 'confluence_update_page',
          with: { edit: { action: 'find_replace', find: { $contains: 'five' } } },
        },
      ],
    ],
    after: [
      {
        tool: 'confluence_get_page',
        with: { page_id: '98311' },
        holds: {
          metadata: { content: { value: { $contains: ['ten minutes', 'Start here'], $lacks: 'five' } } },
        },
      },
    ],
    needs: { confluence_update_page: ['find_replace', 'find'] },
  },
  {
    id: 'preview-an-edit',
    prompt:
      'Show me what page 98338 would look like with "Support rotates every Friday." as its text. Do not save it yet.',
    surfaces: everywhere,
    ways: [[{ tool: 'confluence_update_page', with: { page_id: { $contains: '98338' }, dry_run: true } }]],
    after: [
      {
        tool: 'confluence_get_page',
        with: { page_id: '98338' },
        holds: { metadata: { version: 1, content: { value: { $contains: 'Monday' } } } },
      },
    ],
    needs: { confluence_update_page: ['dry_run', 'write nothing'] },
  },
  {
    id: 'move-a-page',
    prompt: 'Move the page "Team calendar" below "Meeting notes"; both are in DOCS.',
    ways: [
      [{ tool: 'confluence_move_page' }],
      [{ tool: 'confluence_update_page', with: { parent_id: { $matches: 'Meeting notes|98329' } } }],
    ],
    after: [
      {
        tool: 'confluence_get_page',
        with: { page_id: '98338' },
        holds: { metadata: { parent_id: 98329 } },
      },
    ],
    needs: { confluence_move_page: ['parent', 'SPACE:Title'] },
  },
  {
    id: 'copy-as-a-start',
    prompt: 'Make a copy of page 98312 called "Install the desktop app" in the same space, DOCS.',
    ways: [
      [
        {
          tool: 'confluence_copy_page',
          with: {
            source_page_id: { $contains: '98312' },
            destination_space_key: 'DOCS',
            new_title: 'Install the desktop app',
          },
        },
      ],
    ],
    after: [
      {
        tool: 'confluence_get_page',
        with: { page_id: 'DOCS:Install the desktop app' },
        holds: { metadata: { content: { value: { $contains: 'Download the package' } } } },
      },
    ],
    needs: { confluence_copy_page: ['new title'] },
  },
  {
    id: 'throw-a-page-away',
    prompt: 'The page "Empty page" in DOCS serves no purpose. Throw it away.',
    ways: [[{ tool: 'confluence_delete_page' }]],
    after: [
      {
        tool: 'confluence_search',
        with: { query: 'title = "Empty page"' },
        holds: { result: { $size: 0 } },
      },
    ],
    needs: { confluence_delete_page: ['trash'] },
  },
  {
    id: 'retro-from-a-template',
    prompt: 'Start the page "Retro week 46" in DOCS from the retrospective template we have there.',
    ways: [
      [
        { tool: 'confluence_list_page_templates', with: { space_key: 'DOCS' } },
        {
          tool: 'confluence_create_page_from_template',
          with: { template_id: 700001, title: 'Retro week 46' },
        },
      ],
    ],
    after: [
      {
        tool: 'confluence_get_page',
        with: { page_id: 'DOCS:Retro week 46' },
        holds: { metadata: { content: { value: { $contains: 'What went well' } } } },
      },
    ],
    needs: { confluence_create_page_from_template: ['confluence_list_page_templates'] },
  },
  {
    id: 'what-is-in-the-site-template',
    prompt: 'What headings does the site-wide template for meeting notes have?',
    ways: [
      [
        { tool: 'confluence_list_page_templates', with: { space_key: { $absent: true } } },
        { tool: 'confluence_get_page_template', with: { template_id: 700003 } },
      ],
    ],
    answer: { says: ['Agenda', 'Actions'] },
    needs: { confluence_list_page_templates: ['site'] },
  },
];
