import type { WrittenTask } from '../task.ts';

/** The service desk, its forms, and files of issues. */
export const serviceDesk: readonly WrittenTask[] = [
  {
    id: 'my-requests-at-the-desk',
    prompt: 'Which requests in the help desk project HELP are in the queue "Assigned to me"?',
    ways: [
      [
        { tool: 'jira_get_service_desk_queues', shows: ['Assigned to me'] },
        { tool: 'jira_get_queue_issues', with: { queue_id: 11 } },
      ],
    ],
    answer: { says: ['HELP-15', 'HELP-9'] },
    needs: {
      jira_get_queue_issues: ['queue', 'jira_get_service_desk_queues'],
      jira_get_service_desk_queues: ['project key'],
    },
  },
  {
    id: 'report-an-incident',
    prompt:
      'Report an incident at the HELP service desk: "Card payments are down", critical, every payment has failed since noon. Look up what the form asks for.',
    ways: [
      [
        { tool: 'jira_get_request_types' },
        {
          tool: 'jira_create_customer_request',
          with: {
            request_type_id: 10006,
            request_field_values: { $contains: ['Card payments are down', 'Critical'] },
          },
        },
      ],
    ],
    after: [
      {
        tool: 'jira_search',
        with: { jql: 'project = HELP AND summary ~ "Card payments"', fields: 'summary,customfield_10030' },
        holds: { issues: [{ customfield_10030: { value: 'Critical' } }] },
      },
    ],
    never: [{ tool: 'jira_create_issue' }],
    needs: {
      jira_create_customer_request: ['jira_get_request_type_fields', 'label'],
      jira_get_request_type_fields: ['required'],
    },
  },
  {
    id: 'fields-of-a-request',
    prompt: 'What must a customer fill in to report an incident at the HELP service desk?',
    ways: [
      [
        { tool: 'jira_get_request_types' },
        { tool: 'jira_get_request_type_fields', with: { request_type_id: 10006 } },
      ],
    ],
    answer: { says: ['Summary', 'Description', 'Severity'] },
    needs: { jira_get_request_type_fields: ['required', 'jira_get_request_types'] },
  },
  {
    id: 'ask-for-a-customer',
    prompt:
      'Katherine Johnson asks "When do refunds arrive?". Raise that as a question at the HELP desk in her name.',
    ways: [
      [
        { tool: 'jira_get_request_types' },
        {
          tool: 'jira_create_customer_request',
          with: { request_type_id: 10005, raise_on_behalf_of: { $matches: 'katherine|000000000009' } },
        },
      ],
    ],
    after: [
      {
        tool: 'jira_search',
        with: { jql: 'project = HELP AND summary ~ "refunds"', fields: 'summary,reporter' },
        holds: {
          issues: {
            $some: { summary: 'When do refunds arrive?', reporter: { display_name: 'Katherine Johnson' } },
          },
        },
      },
    ],
    needs: { jira_create_customer_request: ['raise_on_behalf_of'] },
  },
  {
    id: 'which-desk-belongs-to-help',
    prompt: 'What is the id of the service desk behind the project HELP?',
    ways: [[{ tool: 'jira_get_service_desk_for_project', with: { project_key: 'HELP' } }]],
    answer: { says: ['1'], from: ['"1"'] },
    needs: { jira_get_service_desk_for_project: ['service desk'] },
  },
  {
    id: 'fill-in-the-form',
    prompt: 'On the form of HELP-1, set the urgency to High and write down that 12 customers are affected.',
    ways: [
      [
        { tool: 'jira_get_issue_proforma_forms', with: { issue_key: 'HELP-1' } },
        { tool: 'jira_get_proforma_form_details', with: { issue_key: 'HELP-1' } },
        {
          tool: 'jira_update_proforma_form_answers',
          with: { issue_key: 'HELP-1', answers: { $contains: ['High', '12'] } },
        },
      ],
      [
        { tool: 'jira_get_issue_proforma_forms', with: { issue_key: 'HELP-1' } },
        {
          tool: 'jira_update_proforma_form_answers',
          with: { issue_key: 'HELP-1', answers: { $contains: ['High', '12'] } },
        },
      ],
    ],
    after: [
      {
        tool: 'jira_get_proforma_form_details',
        with: { issue_key: 'HELP-1', form_id: '5f0c9f2e-8f0a-4d58-9a62-3c0f6f4b7a01' },
        holds: {
          form: {
            fields: { $contains: '"answer":["High"]', $some: { label: 'Customers affected', answer: 12 } },
          },
        },
      },
    ],
    needs: {
      jira_update_proforma_form_answers: ['answers', 'label'],
      jira_get_proforma_form_details: ['questions'],
    },
  },
  {
    id: 'read-the-attached-log',
    prompt: 'What does the log file attached to PROJ-123 say about refund 4712?',
    ways: [[{ tool: 'jira_download_attachments', with: { issue_key: 'PROJ-123' } }]],
    answer: { says: ['no payment'], from: ['refunds.log'] },
    needs: { jira_download_attachments: ['files', 'attached'] },
  },
  {
    id: 'look-at-the-screenshot',
    prompt: 'Have a look at the screenshot on PROJ-123 and describe it.',
    ways: [
      [{ tool: 'jira_get_issue_images', with: { issue_key: 'PROJ-123' } }],
      [{ tool: 'jira_download_attachments', with: { issue_key: 'PROJ-123' } }],
    ],
    answer: { says: ['refund screen|screenshot|picture|image'], from: ['refund screen.png', '[image]'] },
    needs: { jira_get_issue_images: ['pictures'] },
  },
];
