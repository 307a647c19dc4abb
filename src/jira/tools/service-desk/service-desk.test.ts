import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createUse } from '../../../../test/support/tool-calls.ts';

const desk = '/rest/servicedeskapi/servicedesk';
const deployments = ['cloud', 'datacenter'] as const;

describe.each(deployments)('requests on %s', (deployment) => {
  const use = createUse(deployment);
  const field = { service_desk_id: '1', request_type_id: '10006' };
  const values = { summary: 'Card declined', description: 'It **fails**', Severity: 'major' };
  const create = (args: object, options = {}) =>
    use('jira_create_customer_request', { ...field, request_field_values: values, ...args }, options);
  const accountOf = (index: number, login: string) =>
    deployment === 'cloud' ? `712020:00000000-0000-4000-8000-00000000000${index}` : login;

  it('lists request types, of a desk or of a project', async () => {
    for (const service_desk_id of ['1', 'HELP']) {
      const { result, requests } = await use('jira_get_request_types', { service_desk_id });
      expect(result.structuredContent).toEqual({
        service_desk_id: '1',
        start: 0,
        limit: 50,
        size: 2,
        is_last_page: true,
        request_types: [
          {
            id: '10005',
            name: 'Ask a question',
            description: 'Anything about payments.',
            help_text: 'Tell us what you would like to know.',
            issue_type_id: '10005',
            group_ids: ['1'],
          },
          expect.objectContaining({ id: '10006', name: 'Report an incident' }),
        ],
      });
      expect(requests).toHaveLength(service_desk_id === '1' ? 1 : 2);
    }
  });

  it('describes the fields of a request type', async () => {
    const { result, requests } = await use('jira_get_request_type_fields', field);
    expect(result.structuredContent).toMatchObject({
      service_desk_id: '1',
      request_type_id: '10006',
      can_raise_on_behalf_of: true,
      can_add_request_participants: true,
    });
    const { fields } = result.structuredContent as { fields: object[] };
    expect(fields[0]).toEqual({
      field_id: 'summary',
      name: 'Summary',
      required: true,
      supports_multiple: false,
      visible: true,
      jira_schema: { type: 'string', system: 'summary' },
    });
    expect(fields[2]).toMatchObject({
      field_id: 'customfield_10030',
      valid_values: [
        { value: '10210', label: 'Minor' },
        { value: '10211', label: 'Major' },
        { value: '10212', label: 'Critical' },
      ],
    });
    expect(requests).toEqual([{ method: 'GET', path: `${desk}/1/requesttype/10006/field` }]);
  });

  it('raises a request in two requests, with fields by name, labels in any case and Markdown', async () => {
    const all = { ...values, Region: 'Europe > Germany', 'Incident started': '2026-03-31T09:30:00Z' };
    const { result, requests, call } = await create({ request_field_values: JSON.stringify(all) });
    const { request_key } = result.structuredContent as { request_key: string };
    expect(result.structuredContent).toEqual({
      request_id: expect.stringMatching(/^\d+$/),
      request_key: expect.stringMatching(/^HELP-\d+$/),
      portal_url: expect.stringContaining(`/portal/1/${request_key}`),
      created_mode: 'created_direct',
    });
    expect(requests).toEqual([
      { method: 'GET', path: `${desk}/1/requesttype/10006/field` },
      { method: 'POST', path: '/rest/servicedeskapi/request' },
    ]);
    const issue = await call('jira_get_issue', { issue_key: request_key, fields: '*all' });
    expect(issue.structuredContent).toMatchObject({
      summary: 'Card declined',
      customfield_10030: { value: 'Major' },
    });
  });

  it('raises it for a customer, with participants', async () => {
    const { result } = await create({
      raise_on_behalf_of: 'Grace Hopper',
      request_participants: 'Linus Torvalds',
    });
    expect(result.structuredContent).toMatchObject({
      created_mode: 'created_on_behalf_of',
      on_behalf_user: accountOf(2, 'grace'),
      request_participants: [accountOf(3, 'linus')],
    });
  });

  it('raises it in the agent’s own name, and says so, unless that is ruled out', async () => {
    const { result } = await create({ raise_on_behalf_of: 'nobody@elsewhere.example' });
    expect(result.structuredContent).toMatchObject({
      created_mode: 'created_as_agent_fallback',
      on_behalf_user: 'nobody@elsewhere.example',
      warnings: [expect.stringContaining('is unknown')],
    });
    const strict = await create({ raise_on_behalf_of: 'nobody@elsewhere.example', strict_on_behalf: 'true' });
    expect(strict.result.isError).toBe(true);
    expect(strict.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('puts files on it', async () => {
    const file = {
      filename: 'log.txt',
      mime_type: 'text/plain',
      base64: Buffer.from('hello').toString('base64'),
    };
    const { result, requests, call } = await create({ attachments: JSON.stringify([file]) });
    const { request_key } = result.structuredContent as { request_key: string };
    expect(result.structuredContent).toMatchObject({ attachments: ['log.txt'] });
    expect(requests.map(({ path }) => path).slice(2)).toEqual([
      `${desk}/1/attachTemporaryFile`,
      `/rest/servicedeskapi/request/${request_key}/attachment`,
    ]);
    const files = await call('jira_download_attachments', { issue_key: request_key });
    expect(files.content[1]).toMatchObject({ resource: { mimeType: 'text/plain', text: 'hello' } });
  });

  it('says that the request exists when its files could not be added', async () => {
    const { site } = await connect(deployment);
    const fetch = (url: URL, init: RequestInit) =>
      url.pathname.endsWith('attachTemporaryFile')
        ? Promise.resolve(new Response('{"errorMessage":"Too large"}', { status: 413 }))
        : site.fetch(new Request(url, init));
    const { result, text } = await create({ attachments: [{ path: 'package.json' }] }, { fetch });
    expect(result.isError).toBe(true);
    expect(text).toMatch(/Request HELP-\d+ was created; its attachments were not added/);
  });

  it.each([
    [
      'a missing field',
      { request_field_values: { summary: 'x' } },
      'description (Description), customfield_10030',
    ],
    ['an unknown field', { request_field_values: { ...values, Colour: 'red' } }, 'has no field "Colour"'],
    [
      'a value that is none',
      { request_field_values: { ...values, Severity: 'huge' } },
      'Minor, Major, Critical',
    ],
    ['a file without bytes', { attachments: [{ filename: 'x' }] }, 'either base64 or path'],
    ['broken base64', { attachments: [{ filename: 'x', base64: '%%' }] }, 'not valid base64'],
    ['a name that several have', { raise_on_behalf_of: 'Sam Lee' }, 'fits several people'],
  ])('refuses %s before anything is written', async (_what, args, expected) => {
    const { result, text, requests } = await create(args);
    expect(result.isError).toBe(true);
    expect(text).toContain(expected);
    expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it.each([
    ['jira_get_request_types', { service_desk_id: '1' }],
    ['jira_get_request_type_fields', field],
    ['jira_create_customer_request', { ...field, request_field_values: values }],
  ])('weakness 24: %s stays inside the filter', async (name, args) => {
    const outside = await use(name, args, { filters: { jira: ['PROJ'] } });
    expect(outside.result.isError).toBe(true);
    expect(outside.text).toContain('JIRA_PROJECTS_FILTER');
    expect(outside.requests).toEqual([{ method: 'GET', path: `${desk}/1` }]);
    const inside = await use(name, args, { filters: { jira: ['HELP'] } });
    expect(inside.result.isError).not.toBe(true);
  });

  it('weakness 16: an unknown desk or type is an error', async () => {
    for (const args of [{ service_desk_id: '9' }, { service_desk_id: 'PROJ' }]) {
      const { result } = await use('jira_get_request_types', args);
      expect(result.isError).toBe(true);
    }
    const { text } = await use('jira_get_request_type_fields', {
      ...field,
      request_type_id: '7',
    });
    expect(text).toContain('404');
  });
});
