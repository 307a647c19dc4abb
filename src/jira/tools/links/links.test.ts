import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { type Connection, complaint, run, sent } from '../../../../test/support/tool-calls.ts';

describe.each(['cloud', 'datacenter'] as const)('links on %s', (deployment) => {
  const rest = `/rest/api/${deployment === 'cloud' ? 3 : 2}`;
  const open = (options = {}) => connect(deployment, options);

  interface Shown {
    id: string;
    type: { name: string };
    inward_issue?: { key: string };
    outward_issue?: { key: string };
  }
  const linksOf = async (connection: Connection, issue_key: string) => {
    const issue = await run(connection, 'jira_get_issue', { issue_key, fields: 'issuelinks' });
    return (issue.issuelinks ?? []) as Shown[];
  };

  const blocks = { link_type: 'Blocks', inward_issue_key: 'PROJ-123', outward_issue_key: 'OPS-3' };
  const linked = {
    success: true,
    message: 'Linked: PROJ-123 blocks OPS-3',
    link_type: 'Blocks',
    inward_issue: 'PROJ-123',
    outward_issue: 'OPS-3',
  };

  describe('jira_get_link_types', () => {
    const types = [
      { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
      { id: '10001', name: 'Cloners', inward: 'is cloned by', outward: 'clones' },
      { id: '10002', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
      { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
    ];

    it('lists them, asking once, and narrows by name', async () => {
      const connection = await open();
      expect(await run(connection, 'jira_get_link_types', {})).toEqual({ result: types });
      expect(await run(connection, 'jira_get_link_types', { name_filter: 'CLONE' })).toEqual({
        result: [types[1]],
      });
      expect(await run(connection, 'jira_get_link_types', { name_filter: 'nothing' })).toEqual({
        result: [],
      });
      expect(sent(connection)).toEqual([`GET ${rest}/issueLinkType`]);
    });

    it('weakness 16: a failure is no empty list', async () => {
      const fetch = async () =>
        new Response('{"errorMessages":["Issue linking is disabled."]}', { status: 404 });
      const text = await complaint(await open({ fetch }), 'jira_get_link_types', {});
      expect(text).toContain('Issue linking is disabled.');
    });
  });

  describe('jira_create_issue_link', () => {
    it('links so that both issues read as said', async () => {
      const connection = await open();
      expect(await run(connection, 'jira_create_issue_link', blocks)).toEqual(linked);
      expect(sent(connection)).toEqual([`GET ${rest}/issueLinkType`, `POST ${rest}/issueLink`]);
      const [there, here] = [await linksOf(connection, 'PROJ-123'), await linksOf(connection, 'OPS-3')];
      expect(there.find((link) => link.outward_issue?.key === 'OPS-3')?.type.name).toBe('Blocks');
      expect(here.find((link) => link.inward_issue?.key === 'PROJ-123')?.type.name).toBe('Blocks');
    });

    it('needs one request once the types are known', async () => {
      const connection = await open();
      await run(connection, 'jira_create_issue_link', blocks);
      await run(connection, 'jira_create_issue_link', { ...blocks, outward_issue_key: 'OPS-4' });
      expect(sent(connection).slice(2)).toEqual([`POST ${rest}/issueLink`]);
    });

    it.each(['blocks', 'BLOCKS', '10000', 10000])('takes the type as %j', async (link_type) => {
      expect(await run(await open(), 'jira_create_issue_link', { ...blocks, link_type })).toEqual(linked);
    });

    it('adds a comment in Markdown, for a role when asked', async () => {
      const connection = await open();
      const value = { type: 'role', value: 'Administrators' };
      for (const comment_visibility of [undefined, value, JSON.stringify(value)]) {
        const args = { ...blocks, comment: 'Waits for **this**.', comment_visibility };
        await run(connection, 'jira_create_issue_link', args);
        const issue = await run(connection, 'jira_get_issue', { issue_key: 'PROJ-123', comment_limit: 1 });
        expect(issue.comments).toEqual([
          expect.objectContaining({
            body: 'Waits for **this**.',
            ...(comment_visibility && { visibility: value }),
          }),
        ]);
      }
    });

    it.each([
      [{ link_type: 'is blocked by' }, 'exchange the two issues'],
      [{ link_type: 'Causes' }, 'there are Blocks (blocks); Cloners (clones)'],
      [{ outward_issue_key: 'PROJ-123' }, 'cannot be linked to itself'],
      [{ outward_issue_key: 'nothing' }, 'outward_issue_key'],
      [{ comment_visibility: { type: 'role', value: 'Administrators' } }, 'comment is not given'],
      [{ comment: 'x', comment_visibility: { type: 'all' } }, 'visibility takes'],
    ])('sends nothing for %j', async (wrong, words) => {
      const connection = await open();
      expect(await complaint(connection, 'jira_create_issue_link', { ...blocks, ...wrong })).toContain(words);
      expect(sent(connection).filter((line) => line.startsWith('POST'))).toEqual([]);
    });

    it('passes on that an issue does not exist, or may not be linked', async () => {
      const missing = { ...blocks, outward_issue_key: 'OPS-99999' };
      expect(await complaint(await open(), 'jira_create_issue_link', missing)).toContain('404');
      const guest = await complaint(await open({ user: 'guest' }), 'jira_create_issue_link', blocks);
      expect(guest).toContain('No Link Issue Permission');
    });

    it('refuses a comment that customers could see, on either side', async () => {
      for (const [inward_issue_key, outward_issue_key] of [
        ['HELP-1', 'PROJ-1'],
        ['PROJ-1', 'HELP-1'],
      ]) {
        const connection = await open({ jira: { internalOnlyProjects: ['help'] } });
        const args = { link_type: 'Relates', inward_issue_key, outward_issue_key };
        const text = await complaint(connection, 'jira_create_issue_link', { ...args, comment: 'Psst' });
        expect(text).toContain('JIRA_INTERNAL_ONLY_PROJECTS');
        expect(connection.requests).toEqual([]);
        await run(connection, 'jira_create_issue_link', args);
      }
    });
  });

  describe('jira_create_remote_issue_link', () => {
    const page = { issue_key: 'PROJ-123', url: 'https://example.com/runbook?a=1&b=2', title: 'Runbook' };

    it('links to a page in one request, and the issue shows it', async () => {
      const connection = await open();
      const more = {
        summary: 'What to do',
        relationship: 'documented by',
        icon_url: 'https://example.com/i.png',
      };
      const made = await run(connection, 'jira_create_remote_issue_link', { ...page, ...more });
      expect(made).toEqual({
        success: true,
        message: 'Linked PROJ-123 to https://example.com/runbook?a=1&b=2',
        issue_key: 'PROJ-123',
        link_id: expect.stringMatching(/^\d+$/),
        link_title: 'Runbook',
        link_url: page.url,
        relationship: 'documented by',
      });
      expect(sent(connection)).toEqual([`POST ${rest}/issue/PROJ-123/remotelink`]);
      const args = { issue_key: 'PROJ-123', fields: 'summary', include: 'remote_links' };
      const { remote_links } = await run(connection, 'jira_get_issue', args);
      expect(remote_links).toContainEqual(
        expect.objectContaining({
          id: Number(made.link_id),
          relationship: 'documented by',
          object: expect.objectContaining({ url: page.url, title: 'Runbook', summary: 'What to do' }),
        }),
      );
    });

    it('needs no more than an address and a title', async () => {
      expect(await run(await open(), 'jira_create_remote_issue_link', page)).not.toHaveProperty(
        'relationship',
      );
    });

    it.each([
      [{ url: 'example.com/runbook' }, 'url takes an address'],
      [{ url: 'javascript:alert(1)' }, 'url takes an address'],
      [{ icon_url: 'data:image/png;base64,AA' }, 'icon_url takes an address'],
      [{ title: ' ' }, 'title'],
    ])('sends nothing for %j', async (wrong, words) => {
      const connection = await open();
      const text = await complaint(connection, 'jira_create_remote_issue_link', { ...page, ...wrong });
      expect(text).toContain(words);
      expect(connection.requests).toEqual([]);
    });

    it('keeps to the projects that the operator allows, and passes on what Jira refuses', async () => {
      const connection = await open({ filters: { jira: ['OPS'] } });
      expect(await complaint(connection, 'jira_create_remote_issue_link', page)).toContain(
        'JIRA_PROJECTS_FILTER',
      );
      expect(connection.requests).toEqual([]);
      const guest = await open({ user: 'guest' });
      expect(await complaint(guest, 'jira_create_remote_issue_link', page)).toContain('403');
      const missing = { ...page, issue_key: 'PROJ-99999' };
      expect(await complaint(await open(), 'jira_create_remote_issue_link', missing)).toContain('404');
    });
  });

  describe('jira_remove_issue_link', () => {
    it('removes a link and says which it was', async () => {
      const connection = await open();
      await run(connection, 'jira_create_issue_link', blocks);
      const link = (await linksOf(connection, 'OPS-3')).find(
        ({ inward_issue }) => inward_issue?.key === 'PROJ-123',
      );
      const before = connection.requests.length;
      expect(await run(connection, 'jira_remove_issue_link', { link_id: link?.id })).toEqual({
        ...linked,
        message: `Removed link ${link?.id}: PROJ-123 blocks OPS-3`,
        link_id: link?.id,
      });
      const url = `${rest}/issueLink/${link?.id}`;
      expect(sent(connection).slice(before)).toEqual([`GET ${url}`, `DELETE ${url}`]);
      expect((await linksOf(connection, 'OPS-3')).map(({ id }) => id)).not.toContain(link?.id);
      expect(await complaint(connection, 'jira_remove_issue_link', { link_id: link?.id })).toContain('404');
    });

    it.each([['PROJ'], ['OPS']])(
      'weakness 24: refuses when only %s is allowed, whichever end the other project is',
      async (allowed) => {
        const connection = await open();
        await run(connection, 'jira_create_issue_link', blocks);
        const [link] = (await linksOf(connection, 'OPS-3')).filter(
          ({ inward_issue }) => inward_issue?.key === 'PROJ-123',
        );
        const limited = await open({ site: connection.site, filters: { jira: [allowed] } });
        expect(await complaint(limited, 'jira_remove_issue_link', { link_id: link?.id })).toContain(
          'JIRA_PROJECTS_FILTER',
        );
        expect(sent(limited)).toEqual([`GET ${rest}/issueLink/${link?.id}`]);
        const limitedLink = await complaint(limited, 'jira_create_issue_link', blocks);
        expect(limitedLink).toContain('JIRA_PROJECTS_FILTER');
      },
    );

    it.each([
      [{ link_id: '1' }, 'No issue link with id'],
      [{ link_id: '' }, 'link_id'],
      [{ link_id: '..' }, 'cannot be part of an address'],
    ])('says what is wrong with %j', async (args, words) => {
      expect(await complaint(await open(), 'jira_remove_issue_link', args)).toContain(words);
    });
  });
});
