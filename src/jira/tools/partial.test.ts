import { describe, expect, it } from 'vitest';
import { connect } from '../../../test/support/connect.ts';
import { complaint } from '../../../test/support/tool-calls.ts';
import { createDemoSite } from '../../demo/site.ts';

/** Requests that change something, although searches are POST as well. */
const isWrite = ({ method, url }: Request): boolean =>
  method !== 'GET' && !/\/search|bulkfetch|myPermissions/.test(url);

/** The service desk has another form for errors. */
const refusal = (url: string): Response => {
  const said = 'Not any more.';
  const body = url.includes('servicedeskapi') ? { errorMessage: said } : { errorMessages: [said] };
  return Response.json(body, { status: 403 });
};

const keys = Array.from({ length: 60 }, (_, index) => `PROJ-${index + 1}`);
const tasks = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    project_key: 'PROJ',
    summary: `Task ${index}`,
    issue_type: 'Task',
  }));

/** A call that writes several times; after the first `writes` of them the site refuses. */
interface Case {
  tool: string;
  writes: number;
  args: object;
  done: string;
  left: string;
}

const cases: Case[] = [
  {
    tool: 'jira_update_issue',
    writes: 1,
    args: { issue_key: 'PROJ-123', fields: { summary: 'x' }, transition: 'Done', comment: 'c' },
    done: 'operations_performed: fields_updated. operations_failed: transition: Jira answered 403',
    left: 'Not attempted: comment. Repeat only what is missing.',
  },
  {
    tool: 'jira_add_worklog',
    writes: 1,
    args: { issue_key: 'PROJ-123', time_spent: '1h', original_estimate: '3d' },
    done: 'operations_performed: original_estimate_updated.',
    left: 'operations_failed: worklog: Jira answered 403',
  },
  {
    tool: 'jira_batch_create_issues',
    writes: 1,
    args: { issues: tasks(60) },
    done: 'Created 50 of 60 issues: issues[0] PROJ-168, ',
    left: 'Not created: issues[50]: ',
  },
  {
    tool: 'jira_batch_create_versions',
    writes: 1,
    args: { project_key: 'PROJ', versions: [{ name: '8.0' }, { name: '8.1' }] },
    done: 'Created: 8.0 (id ',
    left: 'Not created: 8.1: Jira answered 403',
  },
  {
    tool: 'jira_add_issues_to_sprint',
    writes: 1,
    args: { sprint_id: '10', issue_keys: keys },
    done: '50 of 60 issues are now in sprint 10: PROJ-1, ',
    left: 'Not moved: PROJ-51, PROJ-52, ',
  },
  {
    tool: 'jira_move_issues_to_backlog',
    writes: 1,
    args: { issue_keys: keys },
    done: '50 of 60 issues are now in the backlog: PROJ-1, ',
    left: 'Not moved: PROJ-51, PROJ-52, ',
  },
  {
    tool: 'jira_create_customer_request',
    writes: 1,
    args: {
      service_desk_id: '1',
      request_type_id: '10005',
      request_field_values: { summary: 'x' },
      attachments: [{ filename: 'a.txt', base64: 'eA==' }],
    },
    done: 'was created; its attachments were not added: Jira answered 403',
    left: 'Do not create it again',
  },
];

describe.each(['cloud', 'datacenter'] as const)('half-done writes on %s', (deployment) => {
  /** A site that takes so many writes and refuses all others. */
  const taking = (writes: number) => {
    const site = createDemoSite({ deployment });
    let left = writes;
    return {
      async fetch(request: Request) {
        if (!isWrite(request)) return site.fetch(request);
        left -= 1;
        return left >= 0 ? site.fetch(request) : refusal(request.url);
      },
    };
  };

  it.each(cases)('$tool says partial: true, what was done and what was not', async (one) => {
    const { call } = await connect(deployment, { site: taking(one.writes) });
    const { isError, content, _meta } = await call(one.tool, { ...one.args });
    expect(isError).toBe(true);
    expect(_meta?.['mcp-atlassian/error']).toMatchObject({ partial: true, retryable: false });
    const [{ text } = { text: '' }] = content as { text: string }[];
    expect(text).toContain(': partial: true. ');
    expect(text).toContain(one.done);
    expect(text).toContain(one.left);
    expect(text).toContain('Not any more.');
  });

  it.each(cases)('$tool does not say so where nothing was done', async (one) => {
    const connection = await connect(deployment, { site: taking(0) });
    const text = await complaint(connection, one.tool, { ...one.args });
    expect(text).toContain('Not any more.');
    expect(text).not.toContain('partial');
  });
});

it('jira_move_issue says partial: true when the end of a move that was submitted is not known', async () => {
  const site = createDemoSite({ deployment: 'cloud' });
  const fetch = async (request: Request) =>
    request.url.includes('/bulk/queue/') ? new Response('', { status: 500 }) : site.fetch(request);
  const args = { issue_key: 'PROJ-7', target_project_key: 'OPS', issue_type: 'Task' };
  const text = await complaint(await connect('cloud', { site: { fetch } }), 'jira_move_issue', args);
  expect(text).toContain('partial: true. The move of PROJ-7 was submitted (task ');
  expect(text).toContain('Look at PROJ-7 before repeating it.');
});
