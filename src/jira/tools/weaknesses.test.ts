import { describe, expect, it } from 'vitest';
import { type ConnectOptions, connect } from '../../../test/support/connect.ts';
import { createDemoSite } from '../../demo/site.ts';

type Json = Record<string, unknown>;

const story = { project_key: 'PROJ', summary: 'Something new', issue_type: 'Story' };

/** What the reference does wrong and no single toolset answers for. */
describe.each(['cloud', 'datacenter'] as const)('what the reference gets wrong, on %s', (deployment) => {
  const cloud = deployment === 'cloud';

  async function use(name: string, args: object, options: ConnectOptions = {}) {
    const connection = await connect(deployment, options);
    const result = await connection.call(name, { ...args });
    return {
      ...connection,
      result,
      text: JSON.stringify(result.content),
      shown: result.structuredContent as Json,
    };
  }

  /** The demo site, whose answers to some requests are replaced. */
  function siteWith(replace: (url: URL, init: RequestInit) => Response | undefined) {
    const site = createDemoSite({ deployment });
    const bodies: unknown[] = [];
    const fetch = async (url: URL, init: RequestInit) => {
      if (typeof init.body === 'string' && init.method !== 'GET') bodies.push(JSON.parse(init.body));
      return replace(url, init) ?? site.fetch(new Request(url, init));
    };
    return { fetch, bodies };
  }

  it('weakness 8: a text in a field whose id ends in 11 or 14 is no epic', async () => {
    const stray = {
      id: '1',
      key: 'PROJ-1',
      fields: { customfield_99914: 'PROJ-9', customfield_99911: 'Not an epic' },
    };
    const { fetch } = siteWith(({ pathname }) =>
      pathname.endsWith('/issue/PROJ-1') ? Response.json(stray) : undefined,
    );
    const { shown } = await use('jira_get_issue', { issue_key: 'PROJ-1', fields: '*all' }, { fetch });
    expect(shown).toMatchObject({ customfield_99914: { value: 'PROJ-9' } });
    expect(shown).not.toHaveProperty('epic_key');
    expect(shown).not.toHaveProperty('epic_name');
  });

  it.runIf(!cloud).each(['Epic Name', 'customfield_10011'])(
    'weakness 9: an epic keeps the name given as %s, and gets no colour that nobody asked for',
    async (field) => {
      const { fetch, bodies } = siteWith(() => undefined);
      const args = { ...story, issue_type: 'Epic', additional_fields: { [field]: 'Short name' } };
      const { result } = await use('jira_create_issue', args, { fetch });
      expect(result.isError).not.toBe(true);
      expect(bodies).toHaveLength(1);
      expect(bodies[0]).toMatchObject({
        fields: { summary: 'Something new', customfield_10011: 'Short name' },
      });
      expect(bodies[0]).not.toHaveProperty('fields.customfield_10013');
    },
  );

  it('weakness 10: a step assigns people as the deployment names them', async () => {
    const { fetch, bodies } = siteWith(() => undefined);
    await use(
      'jira_transition_issue',
      { issue_key: 'PROJ-123', transition_id: 'Done', fields: { assignee: 'me' } },
      { fetch },
    );
    const ada = cloud ? { accountId: '712020:00000000-0000-4000-8000-000000000001' } : { name: 'ada' };
    expect(bodies[0]).toMatchObject({ fields: { assignee: ada } });
  });

  it('weakness 13: creates nothing when Jira does not tell which fields there are', async () => {
    const { fetch } = siteWith(({ pathname }, { method }) =>
      method === 'GET' && /createmeta|\/field(\/search)?$/.test(pathname)
        ? Response.json({ errorMessages: ['No'] }, { status: 403 })
        : undefined,
    );
    const args = { ...story, additional_fields: { Severity: 'Major' } };
    const { result, requests, text } = await use('jira_create_issue', args, { fetch });
    expect(result.isError).toBe(true);
    expect(text).toContain('403');
    expect(requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('weakness 17: what was fetched is shown, with the ids that other tools take', async () => {
    const { shown } = await use('jira_get_issue', {
      issue_key: 'PROJ-123',
      fields: '*all',
      expand: 'changelog,editmeta',
    });
    expect(shown).toMatchObject({
      creator: { display_name: 'Ada Lovelace' },
      votes: expect.anything(),
      watches: expect.anything(),
      project: { id: '10000' },
      editmeta: expect.anything(),
      attachments: [{ id: '1012301' }, { id: '1012302' }],
      changelogs: [{ id: expect.stringMatching(/^\d+$/) }, { id: expect.stringMatching(/^\d+$/) }],
    });
  });

  it('weakness 23: a description reads the same wherever it is read', async () => {
    const description = 'The value a * b * c of x_y_z in snake_case, **bold**.\n\n- outer\n  - inner';
    const { shown, call } = await use('jira_create_issue', { ...story, description });
    const created = shown.issue as { key: string; description: string };
    const read = (await call('jira_get_issue', { issue_key: created.key })).structuredContent as Json;
    const { issues } = (await call('jira_search', { jql: `key = ${created.key}` })).structuredContent as {
      issues: Json[];
    };
    const plain = (text: unknown) =>
      String(text)
        .replace(/\\/g, '')
        .replace(/^(\s*)\* /gm, '$1- ');
    expect(plain(read.description)).toBe(description);
    expect(created.description).toBe(read.description);
    expect(issues[0]?.description).toBe(read.description);
  });

  it('weakness 26: field names are fetched once, not with every issue', async () => {
    const { call, requests } = await connect(deployment);
    const args = { issue_key: 'PROJ-123', fields: ['Severity'], use_display_names: true };
    await call('jira_get_issue', args);
    const first = requests.length;
    await call('jira_get_issue', args);
    expect(requests).toHaveLength(first + 1);
    expect(requests.filter(({ path }) => path.endsWith('/field'))).toHaveLength(1);
  });

  it('weakness 29: a call that waits for Jira holds up no other', async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { fetch } = siteWith(() => undefined);
    const { call } = await connect(deployment, {
      async fetch(url, init) {
        if (url.pathname.endsWith('/PROJ-123')) await released;
        return fetch(url, init);
      },
    });
    const order: string[] = [];
    const read = async (issue_key: string) => {
      await call('jira_get_issue', { issue_key });
      order.push(issue_key);
    };
    const slow = read('PROJ-123');
    await read('PROJ-2');
    release();
    await slow;
    expect(order).toEqual(['PROJ-2', 'PROJ-123']);
  });

  it('weakness 30: results are compact, without pictures of people', async () => {
    const { result } = await use('jira_get_issue', { issue_key: 'PROJ-123', fields: '*all' });
    const [block] = result.content as { text: string }[];
    expect(block?.text).toBe(JSON.stringify(JSON.parse(block?.text ?? '')));
    expect(block?.text).not.toMatch(/avatar|:null/);
  });

  it.each([
    [403, {}, 'The credentials are valid'],
    [429, { 'retry-after': '3600' }, '3600'],
  ] as const)('weakness 32: a %d is told as what it is', async (status, headers, words) => {
    const { fetch } = siteWith(() =>
      Response.json({ errorMessages: ['Jira says why'] }, { status, headers }),
    );
    const { result, text } = await use('jira_get_issue', { issue_key: 'PROJ-123' }, { fetch });
    expect(result.isError).toBe(true);
    expect(text).toContain('Jira says why');
    expect(text).toContain(words);
  });
});
