import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';
import { users } from '../../../demo/users.ts';

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['call']>>;

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
const get = 'confluence_get_page_restrictions';
const set = 'confluence_set_page_restrictions';
const open = { users: [], groups: [] };

describe.each(['cloud', 'datacenter'] as const)('restrictions on %s', (deployment) => {
  const id = (name: string): string => {
    const user = users.find((candidate) => candidate.name === name);
    return (deployment === 'cloud' ? user?.accountId : user?.name) ?? name;
  };
  const [ada, grace] = [id('ada'), id('grace')];

  it('reads that a page is open, and who may see one that is not', async () => {
    const { call, requests } = await connect(deployment);
    const free = await call(get, { page_id: 98312 });
    expect(free.structuredContent).toEqual({ read: open, update: open });
    requests.length = 0;
    await call(get, { page_id: '98312' });
    expect(requests).toHaveLength(1);
    await call(set, { page_id: '98312', read_users: [ada, grace], read_groups: ['writers'] });
    expect((await call(get, { page_id: '98312' })).structuredContent).toEqual({
      read: { users: [ada, grace], groups: ['writers'] },
      update: open,
      people: { [ada]: 'Ada Lovelace', [grace]: 'Grace Hopper' },
    });
  });

  it('weakness 15: what is not mentioned stays, an empty list is cleared, and the answer is read back', async () => {
    const { call, requests } = await connect(deployment);
    await call(set, { page_id: '98312', read_users: [ada, grace] });
    requests.length = 0;
    const result = await call(set, { page_id: '98312', edit_users: `${ada}`, edit_groups: ['developers'] });
    expect(result.structuredContent).toEqual({
      message: 'Page restrictions updated successfully',
      restrictions: {
        read: { users: [ada, grace], groups: [] },
        update: { users: [ada], groups: ['developers'] },
        people: { [ada]: 'Ada Lovelace', [grace]: 'Grace Hopper' },
      },
    });
    expect(requests.map(({ method }) => method).filter((method) => method === 'PUT')).toHaveLength(1);
    expect(requests.length).toBeLessThanOrEqual(4);
    const cleared = await call(set, { page_id: '98312', read_users: [], edit_users: [] });
    expect(cleared.structuredContent).toMatchObject({
      restrictions: { read: open, update: { users: [], groups: ['developers'] } },
    });
    const unmentioned = await call(set, { page_id: '98312', read_users: null, edit_groups: [] });
    expect(unmentioned.structuredContent).toMatchObject({ restrictions: { read: open, update: open } });
  });

  it('weakness 15: never locks its own account out unless told to', async () => {
    const { call, requests } = await connect(deployment);
    const blind = await call(set, { page_id: '98312', read_users: [grace] });
    expect(blind.isError).toBe(true);
    expect(textOf(blind)).toContain(`this account (${ada}) could no longer see the page`);
    const mute = await call(set, { page_id: '98312', edit_groups: ['writers'] });
    expect(textOf(mute)).toContain(
      'could no longer edit the page. Add it to edit_users, or set allow_lockout',
    );
    expect(requests.filter(({ method }) => method === 'PUT')).toEqual([]);
    const member = await call(set, { page_id: '98312', edit_groups: ['developers'] });
    expect(member.isError).toBeUndefined();
  });

  it('says what Confluence did not take', async () => {
    const site = createDemoSite({ deployment });
    const { call } = await connect(deployment, {
      site,
      fetch: (url, init) => {
        // A server that drops people it does not like, and answers 200.
        const body =
          init.method === 'PUT' ? String(init.body).replace(/,\{"type":"known"[^}]*\}/, '') : init.body;
        return site.fetch(new Request(url, { ...init, body }));
      },
    });
    const result = await call(set, { page_id: '98312', read_users: [ada, grace] });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain(`read users: ${grace} not taken`);
    expect(textOf(result)).toContain(`"read":{"users":["${ada}"]`);
  });

  it('reads restrictions with many people to the end', async () => {
    const site = createDemoSite({ deployment });
    const { call } = await connect(deployment, {
      fetch: async (url, init) => {
        const small = new URL(url);
        small.searchParams.set('limit', '2');
        return site.fetch(new Request(small, init));
      },
    });
    const everybody = ['ada', 'grace', 'linus', 'barbara', 'edsger'].map(id);
    const result = await call(set, { page_id: '98312', read_users: everybody });
    expect(result.structuredContent).toMatchObject({ restrictions: { read: { users: everybody } } });
  });

  it('does not take a list that is missing in the answer for "everybody"', async () => {
    const site = createDemoSite({ deployment });
    const { call } = await connect(deployment, {
      fetch: async (url, init) => {
        const response = await site.fetch(new Request(url, init));
        if (!url.pathname.endsWith('/byOperation')) return response;
        return new Response((await response.text()).replaceAll('"user":', '"not_expanded":'), response);
      },
    });
    const result = await call(get, { page_id: '98312' });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain('not what the API documents');
  });

  it('fails with the reason: nothing to do, unknown people, no permission', async () => {
    const { call, requests } = await connect(deployment);
    expect(textOf(await call(set, { page_id: '98312' }))).toContain('Give at least one of read_users');
    expect(requests).toEqual([]);
    const unknown = await call(set, { page_id: '98312', read_users: [ada, 'nobody'] });
    expect(textOf(unknown)).toContain('Confluence answered 400');
    const group = await call(set, { page_id: '98312', read_users: [ada], read_groups: ['writer-s'] });
    expect(group.isError).toBe(true);
    const guest = await connect(deployment, { user: 'guest' });
    const refused = await guest.call(set, { page_id: '98312', read_users: [id('guest')] });
    expect(textOf(refused)).toContain('Confluence answered 403');
    expect(textOf(await call(get, { page_id: '999999' }))).toContain('Confluence answered 404');
  });

  it('weakness 29: stays inside the operator’s spaces', async () => {
    const { call, requests } = await connect(deployment, { filters: { confluence: ['ENG'] } });
    expect(textOf(await call(get, { page_id: '98312' }))).toContain('CONFLUENCE_SPACES_FILTER');
    const write = await call(set, { page_id: '98312', read_users: [ada] });
    expect(textOf(write)).toContain('CONFLUENCE_SPACES_FILTER');
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  });
});

describe('restrictions on Cloud', () => {
  it('locks the own account out when told to, and says what cannot be confirmed', async () => {
    const { call } = await connect('cloud');
    const grace = users[1]?.accountId;
    const result = await call(set, { page_id: '98312', edit_users: [grace], allow_lockout: true });
    expect(result.structuredContent).toMatchObject({ restrictions: { update: { users: [grace] } } });
    const away = await call(set, { page_id: '98312', read_users: [grace], allow_lockout: true });
    expect(away.isError).toBe(true);
    expect(textOf(away)).toContain('were written');
    const gone = await call('confluence_get_page', { page_id: '98312' });
    expect(textOf(gone)).toContain('Confluence answered 404');
  });

  it('names groups that do not exist, with similar ones', async () => {
    const { call } = await connect('cloud');
    const result = await call(set, { page_id: '98312', read_groups: ['confluence'] });
    expect(textOf(result)).toContain(
      'There is no group "confluence"; similar: confluence-users, confluence-administrators',
    );
  });
});
