import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createCache } from '../../../http/cache.ts';
import { createHttpClient } from '../../../http/client.ts';
import { createJira } from '../../api/client.ts';

const cloudId = '11111111-2222-4333-8444-555555555555';
const form_id = '5f0c9f2e-8f0a-4d58-9a62-3c0f6f4b7a01';
const url = `/jira/forms/cloud/${cloudId}/issue/HELP-1/form`;
const names = [
  'jira_get_issue_proforma_forms',
  'jira_get_proforma_form_details',
  'jira_update_proforma_form_answers',
] as const;

async function use(name: (typeof names)[number], args: object = {}, options = {}) {
  const connection = await connect('cloud', options);
  const result = await connection.call(name, { issue_key: 'HELP-1', ...args });
  return { ...connection, result, text: JSON.stringify(result.content) };
}
const answer = (answers: unknown, options = {}) =>
  use('jira_update_proforma_form_answers', { form_id, answers }, options);
const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);

describe('forms on Cloud', () => {
  it('are listed; the cloud id is asked for once', async () => {
    const { result, requests, call } = await use('jira_get_issue_proforma_forms');
    expect(result.structuredContent).toEqual({
      success: true,
      forms: [
        {
          id: form_id,
          form_id,
          name: 'Incident report',
          state: { status: 'o' },
          fields: [],
          issue_key: 'HELP-1',
          updated: iso,
          internal: true,
          submitted: false,
          lock: false,
        },
      ],
      count: 1,
    });
    expect(requests).toEqual([
      { method: 'GET', path: '/_edge/tenant_info' },
      { method: 'GET', path: url },
    ]);
    await call('jira_get_issue_proforma_forms', { issue_key: 'HELP-1' });
    expect(requests).toHaveLength(3);
  });

  it('are none on other issues', async () => {
    const { result } = await use('jira_get_issue_proforma_forms', { issue_key: 'PROJ-1' });
    expect(result.structuredContent).toEqual({ success: true, forms: [], count: 0 });
  });

  it('show their questions and answers', async () => {
    const { result, requests } = await use('jira_get_proforma_form_details', { form_id });
    const { form } = result.structuredContent as { form: { fields: object[] } };
    expect(form).toMatchObject({
      id: form_id,
      name: 'Incident report',
      state: { status: 'o' },
      issue_key: 'HELP-1',
      internal: true,
      submitted: false,
      design: { settings: { name: 'Incident report' } },
    });
    expect(form.fields.slice(0, 2)).toEqual([
      { id: '1', label: 'Customer', type: 'text', required: true, answer: 'Analytical Engines Ltd' },
      {
        id: '2',
        label: 'Urgency',
        type: 'choice',
        choices: [
          { id: '1', label: 'Low' },
          { id: '2', label: 'High' },
        ],
        answer: ['Low'],
      },
    ]);
    expect(requests).toHaveLength(2);
  });

  it('take answers of every kind, by id or label, and keep the others', async () => {
    const { result, requests } = await answer([
      { questionId: '2', type: 'SELECT', value: 'high' },
      { questionId: 'Channels', value: ['Web', '3'] },
      { questionId: '4', type: 'DATE', value: Date.parse('2026-03-31T12:00:00Z') },
      { questionId: '5', type: 'DATETIME', value: '2026-03-31T09:30:00-08:00' },
      { questionId: '6', type: 'NUMBER', value: 12 },
      { questionId: '7', type: 'USER', value: 'Grace Hopper' },
      { questionId: '8', value: 'It **broke**' },
      { questionId: '10', value: '9:05' },
      { questionId: 11, value: '10211' },
    ]);
    expect(result.structuredContent).toMatchObject({
      success: true,
      message: `Form ${form_id} of HELP-1 updated`,
      issue_key: 'HELP-1',
      form_id,
      updated_fields: 9,
    });
    const { fields } = (
      result.structuredContent as { result: { fields: { id: string; answer?: unknown }[] } }
    ).result;
    const answers = Object.fromEntries(fields.map(({ id, answer }) => [id, answer]));
    expect(answers).toEqual({
      1: 'Analytical Engines Ltd',
      2: ['High'],
      3: ['Web', 'Mail'],
      4: '2026-03-31',
      5: '2026-03-31T09:30',
      6: '12',
      7: ['712020:00000000-0000-4000-8000-000000000002'],
      8: 'It **broke**',
      9: undefined,
      10: '09:05',
      11: ['10211'],
    });
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /_edge/tenant_info',
      `GET ${url}/${form_id}`,
      'GET /rest/api/3/user/search',
      `PUT ${url}/${form_id}`,
    ]);
  });

  it('keep people who were named before', async () => {
    const { site } = await answer([{ questionId: '7', value: 'Grace Hopper' }]);
    const { result } = await answer([{ questionId: '1', value: 'Somebody' }], { site });
    const { fields } = (result.structuredContent as { result: { fields: object[] } }).result;
    expect(fields).toContainEqual(expect.objectContaining({ id: '7', answer: [expect.any(String)] }));
  });

  it.each([
    ['no answers', [], 'answers is empty'],
    ['an unknown question', [{ questionId: '99', value: 'x' }], 'it has 1 (Customer), 2 (Urgency)'],
    ['an answer without value', [{ questionId: '1' }], 'has no value'],
    ['a choice that is none', [{ questionId: '2', value: 'Extreme' }], 'it has Low, High'],
    ['a date that is none', [{ questionId: '4', value: 'soon' }], 'takes a date'],
    ['a number that is none', [{ questionId: '6', value: 'many' }], 'takes a number'],
    ['a time that is none', [{ questionId: '10', value: '25:00' }], 'takes a time'],
    ['a kind that takes files', [{ questionId: '9', value: 'x' }], 'cannot be answered here'],
    ['the same question twice', [1, 2].map((value) => ({ questionId: '1', value })), 'answered twice'],
  ])('refuse %s before anything is changed', async (_what, answers, expected) => {
    const { result, text, requests } = await answer(answers);
    expect(result.isError).toBe(true);
    expect(text).toContain(expected);
    expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('that are submitted are not changed', async () => {
    const fetch = async (at: URL) =>
      Response.json(
        at.pathname === '/_edge/tenant_info'
          ? { cloudId }
          : { id: form_id, design: { questions: {} }, state: { status: 's', answers: {} } },
      );
    const { result, text } = await answer([{ questionId: '1', value: 'x' }], { fetch });
    expect(result.isError).toBe(true);
    expect(text).toContain('reopened');
  });

  it('weakness 33: what does not exist is an error', async () => {
    const missing = await use('jira_get_issue_proforma_forms', { issue_key: 'PROJ-99999' });
    const other = await use('jira_get_proforma_form_details', { form_id: 'other' });
    for (const { result, text } of [missing, other]) {
      expect(result.isError).toBe(true);
      expect(text).toContain('404');
    }
    expect(other.text).toContain('form ID was not found');
  });

  it.each(names)('weakness 24: %s stays inside the filter', async (name) => {
    const args =
      name === names[0] ? {} : name === names[1] ? { form_id } : { form_id, answers: [{ value: 1 }] };
    const { text, requests } = await use(name, args, { filters: { jira: ['PROJ'] } });
    expect(text).toContain('JIRA_PROJECTS_FILTER');
    expect(requests).toEqual([]);
  });

  it.each(names)('weakness 35: %s is not offered on Data Center', async (name) => {
    const { client, call } = await connect('datacenter');
    const { tools } = await client.listTools();
    expect(tools.map((tool) => tool.name)).not.toContain(name);
    expect(JSON.stringify(await call(name, {}))).toContain('only on Atlassian Cloud');
  });

  it('need no question for the cloud id of a site behind the gateway', async () => {
    const sent: string[] = [];
    const client = (baseUrl: string) =>
      createHttpClient({
        product: 'Jira',
        baseUrl,
        sign: () => {},
        fetch: async (at) => {
          sent.push(at.href);
          return Response.json([]);
        },
      });
    const jira = createJira({
      http: client('https://api.atlassian.com/ex/jira/abc'),
      gateway: () => client('https://api.atlassian.com'),
      cloudId: 'abc',
      deployment: 'cloud',
      webUrl: undefined,
      cache: createCache(),
      filter: [],
    });
    expect(await jira.forms.list('HELP-1')).toEqual({ success: true, forms: [], count: 0 });
    expect(sent).toEqual(['https://api.atlassian.com/jira/forms/cloud/abc/issue/HELP-1/form']);
  });
});
