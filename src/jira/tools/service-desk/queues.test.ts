import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createUse } from '../../../../test/support/tool-calls.ts';

const desk = '/rest/servicedeskapi/servicedesk';
const deployments = ['cloud', 'datacenter'] as const;

describe.each(deployments)('queues on %s', (deployment) => {
  const use = createUse(deployment);
  it('finds the desk of a project', async () => {
    const { result, requests } = await use('jira_get_service_desk_for_project', {
      project_key: 'help',
    });
    expect(result.structuredContent).toEqual({
      project_key: 'HELP',
      service_desk: { id: '1', project_key: 'HELP', project_name: 'Help Desk', project_id: '10001' },
    });
    expect(requests).toEqual([{ method: 'GET', path: desk }]);
  });

  it('says so when a project has none', async () => {
    const { result } = await use('jira_get_service_desk_for_project', { project_key: 'PROJ' });
    expect(result.structuredContent).toEqual({
      project_key: 'PROJ',
      message: 'Project PROJ has no service desk, or this account may not see it.',
    });
  });

  it('lists queues with their sizes, page by page', async () => {
    const args = { service_desk_id: 1, limit: 2 };
    const { result, requests, call } = await use('jira_get_service_desk_queues', args);
    expect(result.structuredContent).toEqual({
      service_desk_id: '1',
      start: 0,
      limit: 2,
      size: 2,
      is_last_page: false,
      next_start: 2,
      queues: [
        {
          id: '10',
          name: 'All open',
          issue_count: expect.any(Number),
          jql: expect.stringContaining('project = HELP'),
          fields: expect.arrayContaining(['summary']),
        },
        expect.objectContaining({ id: '11' }),
      ],
    });
    expect(requests).toEqual([{ method: 'GET', path: `${desk}/1/queue` }]);
    const last = await call('jira_get_service_desk_queues', { ...args, start_at: 2 });
    expect(last.structuredContent).toMatchObject({ start: 2, size: 1, is_last_page: true });
    expect(last.structuredContent).not.toHaveProperty('next_start');
  });

  it('lists the issues of a queue in one request', async () => {
    const args = { service_desk_id: '1', queue_id: '10', limit: 3 };
    const { result, requests } = await use('jira_get_queue_issues', args);
    expect(result.structuredContent).toMatchObject({
      service_desk_id: '1',
      queue_id: '10',
      start: 0,
      limit: 3,
      size: 3,
      is_last_page: false,
      next_start: 3,
    });
    const { issues } = result.structuredContent as { issues: { key: string; fields: object }[] };
    expect(issues[0]).toMatchObject({
      key: expect.stringMatching(/^HELP-/),
      fields: { summary: expect.any(String) },
    });
    expect(JSON.stringify(issues)).not.toContain('avatarUrls');
    expect(requests).toEqual([{ method: 'GET', path: `${desk}/1/queue/10/issue` }]);
  });

  it.each([
    ['jira_get_service_desk_queues', { service_desk_id: '9' }],
    ['jira_get_queue_issues', { service_desk_id: '1', queue_id: '99' }],
  ])('weakness 16: %s of what does not exist is an error', async (name, args) => {
    const { result, text } = await use(name, args);
    expect(result.isError).toBe(true);
    expect(text).toContain('404');
    const forbidden = await use(name, { ...args, service_desk_id: '1' }, { user: 'guest' });
    expect(forbidden.text).toContain('403');
  });

  it('weakness 35: every tool of the service desk is offered, and works', async () => {
    const { client } = await connect(deployment);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'jira_get_service_desk_for_project',
        'jira_get_service_desk_queues',
        'jira_get_queue_issues',
        'jira_get_request_types',
        'jira_get_request_type_fields',
        'jira_create_customer_request',
      ]),
    );
  });

  it.each([
    ['jira_get_service_desk_for_project', { project_key: 'HELP' }],
    ['jira_get_service_desk_queues', { service_desk_id: '1' }],
    ['jira_get_queue_issues', { service_desk_id: '1', queue_id: '10' }],
  ])('weakness 24: %s stays inside the filter', async (name, args) => {
    const outside = await use(name, args, { filters: { jira: ['PROJ'] } });
    expect(outside.result.isError).toBe(true);
    expect(outside.text).toContain('JIRA_PROJECTS_FILTER');
    const inside = await use(name, args, { filters: { jira: ['HELP'] } });
    expect(inside.result.isError).not.toBe(true);
  });
});
