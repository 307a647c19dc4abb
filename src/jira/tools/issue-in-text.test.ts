import { describe, expect, it, vi } from 'vitest';
import { connect } from '../../../test/support/connect.ts';
import { shortMoments } from '../../../test/support/short-moments.ts';
import { type Connection, run, textOf } from '../../../test/support/tool-calls.ts';

const fields = 'summary,status,priority,issuetype,issuelinks,subtasks,attachment';

describe.each(['cloud', 'datacenter'] as const)('an issue in text on %s', (deployment) => {
  const read = async ({ call }: Connection, args: object = {}) => {
    const result = await call('jira_get_issue', { issue_key: 'PROJ-123', fields, ...args });
    return { text: JSON.parse(textOf(result)), whole: shortMoments(result.structuredContent) };
  };
  const link = (connection: Connection, inward_issue_key: string, outward_issue_key: string) =>
    run(connection, 'jira_create_issue_link', { link_type: 'Blocks', inward_issue_key, outward_issue_key });
  const blockers = async (connection: Connection, jql: string): Promise<string[]> => {
    const { issues } = await run<{ issues: { key: string }[] }>(connection, 'jira_search', { jql, limit: 2 });
    for (const { key } of issues) await link(connection, key, 'PROJ-123');
    return issues.map(({ key }) => key);
  };

  it('is a part of the structured result, which has ids, colours and addresses besides', async () => {
    const { text, whole } = await read(await connect(deployment));
    expect(whole).toMatchObject(text);
    expect(text.subtasks.map(({ key }: { key: string }) => key)).toEqual(['PROJ-124', 'PROJ-125']);
    expect([whole.id, whole.subtasks[0].id, whole.status.color, whole.attachments[0].url]).not.toContain(
      undefined,
    );
    for (const absent of [text.id, text.subtasks[0].id, text.status.color, text.attachments[0].url])
      expect(absent).toBeUndefined();
  });

  it('tells its id when nothing is chosen, or when the id is, and the address of the API when that is', async () => {
    const connection = await connect(deployment);
    expect((await read(connection, { fields: 'id,summary' })).text.id).toBe('10123');
    expect((await read(connection, { fields: undefined })).text.id).toBe('10123');
    const all = await read(connection, { fields: '*all' });
    expect([all.text.url, all.whole.url]).toEqual([undefined, expect.stringContaining('/rest/api/')]);
    expect((await read(connection, { fields: 'url' })).text.url).toBe(all.whole.url);
  });

  it('tells of a file no type that its name says', async () => {
    const { text, whole } = await read(await connect(deployment));
    const typesOf = (files: { filename: string; content_type?: string }[]) =>
      files.map(({ filename, content_type }) => [filename, content_type]);
    expect(typesOf(whole.attachments)).toEqual([
      ['refund screen.png', 'image/png'],
      ['refunds.log', 'text/plain'],
    ]);
    for (const file of text.attachments) expect(Object.keys(file)).not.toContain('content_type');
  });

  it('tells of a link its id and the direction that it has, in words where its name has others', async () => {
    const connection = await connect(deployment);
    await link(connection, 'PROJ-123', 'OPS-3');
    await link(connection, 'OPS-4', 'PROJ-123');
    const { text, whole } = await read(connection);
    expect(whole).toMatchObject(text);
    expect(text.issuelinks).toMatchObject([
      { id: /./, type: { name: 'Blocks' }, outward_issue: { key: 'OPS-3' } },
      { id: /./, type: { name: 'Blocks', inward: 'is blocked by' }, inward_issue: { key: 'OPS-4' } },
    ]);
    expect(text.issuelinks[0].type).toEqual({ name: 'Blocks' });
    expect(whole.issuelinks[0].type.outward).toBe('blocks');
  });

  it('tells the priority and type of linked issues unless all have those of the issue', async () => {
    const connection = await connect(deployment);
    const same = await blockers(
      connection,
      'project = PROJ AND issuetype = Bug AND priority = High AND key != PROJ-123',
    );
    expect(same).toHaveLength(2);
    const linkedFields = async () =>
      (await read(connection)).text.issuelinks.map(({ inward_issue }: { inward_issue: { fields: object } }) =>
        Object.keys(inward_issue.fields).filter((key) => key !== 'status'),
      );
    expect(await linkedFields()).toEqual([['summary'], ['summary']]);
    await blockers(connection, 'project = OPS AND issuetype != Bug AND priority != High');
    expect(await linkedFields()).toEqual(Array(4).fill(['summary', 'priority', 'issuetype']));
  });

  it('tells of a comment when it was edited, if it was', async () => {
    const connection = await connect(deployment);
    const added = await run<{ id: string }>(connection, 'jira_add_comment', {
      issue_key: 'PROJ-123',
      body: 'New.',
    });
    const shown = async () => {
      const { text, whole } = await read(connection, { fields: 'comment' });
      expect(whole).toMatchObject(text);
      expect(whole.comments.at(-1).updated).toMatch(/./);
      return text.comments.at(-1);
    };
    expect(Object.keys(await shown())).not.toContain('updated');
    const then = Date.now();
    await vi.waitUntil(() => Date.now() > then);
    await run(connection, 'jira_edit_comment', {
      issue_key: 'PROJ-123',
      comment_id: added.id,
      body: 'Edited.',
    });
    expect(Object.keys(await shown())).toContain('updated');
  });
});
