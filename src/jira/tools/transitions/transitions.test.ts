import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';

describe.each(['cloud', 'datacenter'] as const)('transitions on %s', (deployment) => {
  const url = `/rest/api/${deployment === 'cloud' ? 3 : 2}/issue/PROJ-123`;
  const transition = async (args: Record<string, unknown>, options = {}) => {
    const connection = await connect(deployment, options);
    const result = await connection.call('jira_transition_issue', { issue_key: 'PROJ-123', ...args });
    const sent = connection.requests.map(({ method, path }) => `${method} ${path}`);
    return { ...connection, result, text: JSON.stringify(result.content), sent };
  };

  it('lists the possible steps with their target and what they require', async () => {
    const { call, requests } = await connect(deployment);
    const { content, structuredContent } = await call('jira_get_transitions', { issue_key: 'proj-123' });
    const expected = [
      { id: '11', name: 'Back to To Do', to_status: 'To Do' },
      { id: '21', name: 'Start work', to_status: 'In Progress' },
      {
        id: '41',
        name: 'Done',
        to_status: 'Done',
        required_fields: [
          {
            id: 'resolution',
            name: 'Resolution',
            allowed_values: ['Done', "Won't Do", 'Duplicate', 'Cannot Reproduce'],
          },
        ],
      },
      { id: '51', name: 'Block', to_status: 'Blocked' },
    ];
    expect(structuredContent).toEqual({ result: expected });
    expect(content).toEqual([{ type: 'text', text: JSON.stringify(expected) }]);
    expect(requests).toEqual([{ method: 'GET', path: `${url}/transitions` }]);
  });

  it.each(['51', 51, 'block', 'Blocked'])('takes a step named as %j', async (transition_id) => {
    const { result, sent } = await transition({ transition_id });
    expect(result.structuredContent).toEqual({
      message: 'Issue PROJ-123 transitioned successfully',
      issue: expect.objectContaining({
        key: 'PROJ-123',
        status: { name: 'Blocked', category: 'In Progress', color: 'yellow' },
        assignee: expect.objectContaining({ display_name: 'Grace Hopper' }),
      }),
    });
    expect(sent).toEqual([`GET ${url}/transitions`, `POST ${url}/transitions`, `GET ${url}`]);
  });

  it('sets fields by name and adds a comment on the way', async () => {
    const { result, call } = await transition({
      transition_id: 'Done',
      fields: { Resolution: "won't do", assignee: 'me', fixVersions: ['2.1'] },
      comment: 'As **agreed**.',
    });
    expect(result.structuredContent).toMatchObject({
      issue: { status: { name: 'Done' }, assignee: { display_name: 'Ada Lovelace' } },
    });
    expect(result.structuredContent).not.toHaveProperty('not_applied');
    const { structuredContent } = await call('jira_get_issue', {
      issue_key: 'PROJ-123',
      fields: 'resolution,comment',
      comment_limit: 1,
    });
    expect(structuredContent).toMatchObject({
      resolution: { name: "Won't Do" },
      comments: [{ body: 'As **agreed**.' }],
    });
  });

  it.each([
    ['a step that is not possible', { transition_id: 'Ship it' }, 'Done (id 41, to Done)'],
    [
      'a value that is no choice',
      { transition_id: '41', fields: { resolution: 'Solved' } },
      'it takes Done,',
    ],
    ['an unknown field', { transition_id: '41', fields: { resolutoin: 'Done' } }, 'Similar: Resolution'],
    ['an unknown person', { transition_id: '41', fields: { assignee: 'Nobody At All' } }, 'Nobody is called'],
  ])('moves nothing for %s', async (_, args, complaint) => {
    const { result, text, sent } = await transition(args);
    expect(result.isError).toBe(true);
    expect(text).toContain(complaint);
    expect(sent.filter((line) => line.startsWith('POST'))).toEqual([]);
  });

  it('keeps to the projects that the operator allows', async () => {
    const { text, sent } = await transition({ transition_id: '51' }, { filters: { jira: ['OPS'] } });
    expect(text).toContain('JIRA_PROJECTS_FILTER');
    expect(sent).toEqual([]);
  });
});
