import { describe, expect, it } from 'vitest';
import { connect, demoUrls } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';

type Updated = {
  message: string;
  issue: Record<string, unknown>;
  operations_performed: string[];
  operations_failed: string[];
  removed?: string[];
};

describe.each(['cloud', 'datacenter'] as const)('jira_update_issue on %s', (deployment) => {
  const cloud = deployment === 'cloud';
  const rest = `/rest/api/${cloud ? 3 : 2}`;
  const url = `${rest}/issue/PROJ-123`;
  const update = async (args: Record<string, unknown>, options = {}) => {
    const connection = await connect(deployment, options);
    const result = await connection.call('jira_update_issue', { issue_key: 'PROJ-123', ...args });
    const sent = connection.requests.map(({ method, path }) => `${method} ${path}`);
    return { ...connection, result, text: JSON.stringify(result.content), sent };
  };
  const updated = async (args: Record<string, unknown>, options = {}) => {
    const { result, text, ...rest } = await update(args, options);
    expect(result.isError, text).not.toBe(true);
    return { ...rest, answer: result.structuredContent as Updated };
  };
  const writes = (sent: string[]) =>
    sent.filter((line) => !line.startsWith('GET') && !line.includes('search'));

  it('changes plain fields with one write and one read', async () => {
    const { answer, sent } = await updated({
      fields: { summary: 'New title', labels: ['x'], duedate: null },
      return_fields: 'summary,labels,duedate',
    });
    expect(answer).toEqual({
      message: 'Issue updated successfully',
      issue: {
        id: '10123',
        key: 'PROJ-123',
        browse_url: `${demoUrls[deployment].jira}/browse/PROJ-123`,
        summary: 'New title',
        labels: ['x'],
      },
      operations_performed: ['fields_updated'],
      operations_failed: [],
    });
    expect(sent).toEqual([`PUT ${url}`, `GET ${url}`]);
  });

  it('does everything that one call can ask for, in the documented order', async () => {
    const { answer, sent } = await updated({
      fields: { status: 'done', 'Story Points': 8, assignee: '', priority: 'low' },
      additional_fields: '{"Severity": "critical"}',
      components: 'Web',
      attachments: ['package.json', 'tsconfig.json'],
      comment: 'All **done**',
      comment_visibility: '{"type": "role", "value": "Administrators"}',
      worklog: '1h 30m',
      worklog_started: '2026-03-01T10:00:00+01:00',
      return_fields: 'status,assignee,priority,components,Story Points,Severity',
    });
    expect(answer).toMatchObject({
      issue: {
        status: { name: 'Done' },
        assignee: { display_name: 'Unassigned' },
        priority: { name: 'Low' },
        components: ['Web'],
        customfield_10016: { value: 8 },
        customfield_10030: { value: 'Critical' },
        attachment_results: {
          success: true,
          issue_key: 'PROJ-123',
          total: 2,
          uploaded: [
            { id: expect.any(String), filename: 'package.json' },
            { id: expect.any(String), filename: 'tsconfig.json' },
          ],
          failed: [],
        },
      },
      operations_performed: [
        'fields_updated',
        'attachments_uploaded',
        'transitioned_to:Done',
        'comment_added',
        'worklog_added',
      ],
      operations_failed: [],
    });
    expect(writes(sent)).toEqual([
      `PUT ${url}`,
      `POST ${url}/attachments`,
      `POST ${url}/transitions`,
      `POST ${url}/comment`,
      `POST ${url}/worklog`,
    ]);
    expect(sent.filter((line) => line === `GET ${url}`)).toHaveLength(2);
  });

  it('returns the whole issue by default', async () => {
    const { answer, call } = await updated({ fields: { summary: 'x' } });
    expect(answer.issue).toMatchObject({ project: { key: 'PROJ' }, customfield_10030: { value: 'Minor' } });
    const { structuredContent } = await call('jira_get_issue', {
      issue_key: 'PROJ-123',
      include: 'worklogs',
    });
    expect(structuredContent).toHaveProperty('worklogs');
  });

  it('writes worklogs as Jira counts time', async () => {
    const { call } = await updated({ worklog: '1d', worklog_started: '2026-03-01', return_fields: 'key' });
    const { structuredContent } = await call('jira_get_issue', {
      issue_key: 'PROJ-123',
      fields: 'summary',
      include: 'worklogs',
    });
    const { worklogs } = structuredContent as { worklogs: { time_spent: string; started: string }[] };
    const added = worklogs.find(({ time_spent }) => time_spent === '1d');
    expect(Date.parse(added?.started ?? '')).toBe(Date.parse('2026-03-01T00:00:00Z'));
  });

  it.each([
    [{ components: '' }, 'components'],
    [{ components: [] }, 'components'],
    [{ fields: { components: null } }, 'components'],
    [{ fields: { description: null } }, 'description'],
    [{ fields: { labels: [] } }, 'labels'],
    [{ fields: { 'Story Points': null } }, 'customfield_10016'],
  ])('clears with %j', async (args, key) => {
    const { answer } = await updated({ ...args, return_fields: ['*all'] });
    expect(answer.issue).not.toHaveProperty(key);
    expect(answer).not.toHaveProperty('not_applied');
  });

  it('keeps what an edited description says of people and links, and changes only what was changed', async () => {
    const site = createDemoSite({ deployment });
    const { call } = await connect(deployment, { site });
    const read = async () => {
      const { structuredContent } = await call('jira_get_issue', {
        issue_key: 'PROJ-123',
        fields: 'description',
      });
      return (structuredContent as { description: string }).description;
    };
    const before = await read();
    const description = before.replace('The ledger is always right.', 'The ledger is never wrong.');
    const { answer } = await updated({ fields: { description }, return_fields: 'description' }, { site });
    expect(answer.issue.description).toBe(description);
    expect(answer).not.toHaveProperty('removed');
    expect(await read()).toBe(description);
  });

  it.skipIf(!cloud)('keeps what Markdown cannot say, and tells what a new text drops', async () => {
    const site = createDemoSite({ deployment });
    const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
    const attrs = { extensionType: 'com.atlassian.macro', extensionKey: 'roadmap', parameters: { a: 1 } };
    const document = {
      type: 'doc',
      version: 1,
      content: [paragraph('Before'), { type: 'extension', attrs }, paragraph('After')],
    };
    const set = async (description: unknown) =>
      (await updated({ fields: { description }, return_fields: 'description' }, { site })).answer;
    const shown = String((await set(document)).issue.description);
    expect(shown).toMatch(/^Before\n\n:macro\[roadmap\]\{#[\w-]+\}\n\nAfter$/);
    const edited = shown.replace('After', 'Later');
    expect(await set(edited)).toMatchObject({ issue: { description: edited } });
    expect(await set('Only this')).toMatchObject({
      issue: { description: 'Only this' },
      removed: ['roadmap'],
    });
  });

  it('puts an issue under an epic, wherever the deployment keeps it', async () => {
    const { answer } = await updated({ fields: { epic_link: 'PROJ-76' }, return_fields: 'epic_key' });
    expect(answer.issue.epic_key).toBe('PROJ-76');
  });

  it.each([
    ['an unknown field', { fields: { 'Story Pts': 3 } }, 'Similar: Story Points'],
    ['a value that is no choice', { fields: { Severity: 'huge' } }, 'it takes Minor, Major, Critical'],
    ['a version that does not exist', { fields: { fixVersions: ['9.9'] } }, '9.9'],
    ['a step that is not possible', { transition: 'Released' }, 'possible: Back to To Do (id 11, to To Do)'],
    ['two steps', { transition: 'Done', fields: { status: 'To Do' } }, 'name different steps'],
    ['a duration without unit', { worklog: '90' }, 'each number with its unit'],
    ['a start that is no date', { worklog: '1h', worklog_started: 'noon' }, 'worklog_started takes a moment'],
    ['a start without work', { worklog_started: '2026-01-01' }, 'worklog is not given'],
    ['a file that is not there', { attachments: ['no-such-file'] }, 'There is no file'],
    ['a file outside', { attachments: ['/etc/hostname'] }, 'outside'],
    ['a person two people could be', { fields: { assignee: 'Sam Lee' } }, 'fits 2 people'],
    [
      'a visibility that is none',
      { comment: 'x', comment_visibility: { type: 'everyone' } },
      'visibility takes',
    ],
    ['components given twice', { components: 'API', fields: { components: ['Web'] } }, 'given twice'],
    ['a stale token', { fields: { description: ':macro[x]{#m9-ffff}' } }, 'read it again'],
  ])('changes nothing for %s', async (_, args, complaint) => {
    const { result, text, sent } = await update({ comment: 'never sent', ...args });
    expect(result.isError).toBe(true);
    expect(text).toContain(complaint);
    expect(writes(sent)).toEqual([]);
  });

  const failing = (path: string) => {
    const site = createDemoSite({ deployment });
    return {
      fetch: (to: URL, init: RequestInit) =>
        init.method !== 'GET' && to.pathname.endsWith(path)
          ? Promise.resolve(Response.json({ errorMessages: ['Not today.'], errors: {} }, { status: 400 }))
          : site.fetch(new Request(to, init)),
    };
  };

  it('says what was done and what was not when a later step fails', async () => {
    const args = { fields: { summary: 'x' }, transition: 'Done', comment: 'c', worklog: '1h' };
    const { result, text, sent } = await update(args, failing('/comment'));
    expect(result.isError).toBe(true);
    expect(text).toContain('operations_performed: fields_updated, transitioned_to:Done.');
    expect(text).toContain('operations_failed: comment: Jira answered 400');
    expect(text).toContain('Not attempted: worklog.');
    expect(sent).not.toContain(`POST ${url}/worklog`);
  });

  it('is a plain error when the first step fails', async () => {
    const { result, text, sent } = await update(
      { fields: { summary: 'x' }, comment: 'c' },
      failing('/PROJ-123'),
    );
    expect(result.isError).toBe(true);
    expect(text).toContain('Not today.');
    expect(text).not.toContain('in part');
    expect(sent).not.toContain(`POST ${url}/comment`);
  });

  it('keeps to the projects that the operator allows', async () => {
    const { text, sent } = await update({ comment: 'x' }, { filters: { jira: ['OPS'] } });
    expect(text).toContain('JIRA_PROJECTS_FILTER');
    expect(sent).toEqual([]);
  });
});
