import { describe, expect, it } from 'vitest';
import { connect } from './support/connect.ts';
import { complaint, run } from './support/tool-calls.ts';

const text = (value: string) => ({ type: 'text', text: value });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const docOf = (...content: object[]) => ({ type: 'doc', version: 1, content });
const panel = (...content: object[]) => ({ type: 'panel', attrs: { panelType: 'info' }, content });

const valid = docOf(panel(paragraph(text('Mind the gap'))));
/** ADF that is not valid, and what is said of it. */
const invalid: [object, string][] = [
  [docOf(panel(panel(paragraph(text('a'))))), 'content[0].content[0] is a panel; what may stand there is '],
  [
    docOf({ type: 'heading', attrs: { level: 9 }, content: [text('a')] }),
    'content[0].attrs.level has to be a number from 1 to 6',
  ],
  [{ ...valid, version: 2 }, 'version has to be 1'],
];

type Arguments = Record<string, unknown>;

const jira: [string, (adf: object) => Arguments][] = [
  ['jira_update_issue', (description) => ({ issue_key: 'PROJ-123', fields: { description } })],
  [
    'jira_create_issue',
    (description) => ({
      project_key: 'PROJ',
      summary: 'Given as ADF',
      issue_type: 'Bug',
      additional_fields: { description },
    }),
  ],
];

const confluence: [string, (adf: object) => Arguments][] = [
  [
    'confluence_create_page',
    (adf) => ({
      space_key: 'DOCS',
      title: 'From ADF',
      content: JSON.stringify(adf),
      content_format: 'adf',
    }),
  ],
  [
    'confluence_update_page',
    (adf) => ({ page_id: '98312', content: JSON.stringify(adf), content_format: 'adf' }),
  ],
  [
    'confluence_update_page',
    (adf) => ({
      page_id: '98312',
      content: JSON.stringify(adf),
      content_format: 'adf',
      edit: { action: 'append' },
    }),
  ],
];

describe.each([
  ...jira.map(([tool, of]) => ['cloud', tool, of] as const),
  ...confluence.map(([tool, of]) => ['cloud', tool, of] as const),
  ...confluence.map(([tool, of]) => ['datacenter', tool, of] as const),
])('ADF that a caller gives, on %s to %s (%#)', (deployment, tool, of) => {
  it('is taken when it is valid', async () => {
    await run(await connect(deployment), tool, of(valid));
  });

  it.each(invalid)('is refused with path and reason before anything is written: %j', async (adf, reason) => {
    const connection = await connect(deployment);
    expect(await complaint(connection, tool, of(adf))).toContain(`The ADF is not valid: ${reason}`);
    expect(connection.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});
