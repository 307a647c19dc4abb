import { describe, expect, it } from 'vitest';
import { callOf, initialize, messagesOf, openFront, post, type Send } from '../support/front.ts';

const list = (cursor?: string) => ({
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/list',
  params: cursor === undefined ? {} : { cursor },
});

async function pagesOf(send: Send): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const [{ result }] = await messagesOf(await post(send, '/mcp', list(cursor)));
    pages.push(result.tools.map(({ name }: { name: string }) => name));
    cursor = result.nextCursor;
  } while (cursor !== undefined);
  return pages;
}

describe('tools/list', () => {
  it('comes on one page, unless the operator sets a size; the pages together are the same list', async () => {
    const [[all], paged] = await Promise.all([
      openFront().then(({ send }) => pagesOf(send)),
      openFront({ env: { MCP_LIST_PAGE_SIZE: '7' } }).then(({ send }) => pagesOf(send)),
    ]);
    expect(paged.length).toBe(Math.ceil((all?.length ?? 0) / 7));
    expect(paged.every((page) => page.length <= 7)).toBe(true);
    expect(paged.flat()).toEqual(all);
  });

  it('refuses a cursor that it did not give', async () => {
    const { send } = await openFront();
    for (const cursor of ['nonsense', '', 'AAAA']) {
      const [answer] = await messagesOf(await post(send, '/mcp', list(cursor)));
      expect(answer).toMatchObject({ error: { code: -32602, message: expect.stringContaining('cursor') } });
    }
  });
});

describe('progress', () => {
  const many = (meta?: Record<string, unknown>) =>
    callOf(
      1,
      'jira_get_issues_development_info',
      { issue_keys: ['PROJ-1', 'PROJ-2', 'PROJ-3', 'PROJ-4'] },
      meta,
    );

  it.each([false, true])(
    'of a call with many requests reaches a client that asks (in a session: %s)',
    async (inSession) => {
      const { send } = await openFront();
      const opened = inSession ? await post(send, '/mcp', initialize()) : undefined;
      const session = opened?.headers.get('mcp-session-id');
      const headers: Record<string, string> = session ? { 'mcp-session-id': session } : {};
      const messages = await messagesOf(await post(send, '/mcp', many({ progressToken: 'p' }), { headers }));
      const reports = messages.filter(({ method }) => method === 'notifications/progress');
      expect(reports.length).toBeGreaterThan(0);
      for (const { params } of reports)
        expect(params).toMatchObject({ progressToken: 'p', message: expect.stringContaining('requests') });
      const numbers = reports.map(({ params }) => params.progress);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
      expect(messages.at(-1)).toMatchObject({ id: 1, result: {} });
      const quiet = await messagesOf(await post(send, '/mcp', many(), { headers }));
      expect(quiet).toHaveLength(1);
    },
  );
});
