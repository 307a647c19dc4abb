import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { overHttp } from './support/clients.ts';
import { startSite } from './support/counting-site.ts';
import { callLines } from './support/one-call.ts';
import { run } from './support/process.ts';
import { call, send } from './support/raw.ts';
import { startService } from './support/service.ts';
import { receiver, traced } from './support/traced.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';
const traceparent = (flags = '01') => `00-${TRACE}-${CALLER}-${flags}`;

/** A Data Center site that asks for patience once. */
async function busySite() {
  let refused = false;
  const site = await startSite((inner) => async (request) => {
    if (refused || !request.url.includes('/search')) return inner(request);
    refused = true;
    return Response.json({ errorMessages: ['Slow down'] }, { status: 429, headers: { 'retry-after': '0' } });
  });
  onTestFinished(site.close);
  return site;
}

describe('over stdio', () => {
  it("goes on with the caller's trace down to each attempt at Atlassian, and sends it when input ends", async () => {
    const collector = await receiver();
    const site = await busySite();
    const input = callLines('jira_search', { jql: 'summary ~ "checkout" ORDER BY key' }).replace(
      '"name":"jira_search"',
      `"_meta":{"traceparent":"${traceparent()}","tracestate":"vendor=1"},"name":"jira_search"`,
    );
    const env = { ...collector.env, JIRA_URL: site.url, JIRA_PERSONAL_TOKEN: 'demo-token' };
    const { stderr } = await run({ args: ['-vv'], env, input });
    const [tool] = collector.named('tools/call jira_search');
    expect(tool).toMatchObject({ traceId: TRACE, parentSpanId: CALLER, kind: 2, status: { code: 0 } });
    expect(tool?.attributes).toEqual({
      'mcp.method.name': 'tools/call',
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': 'jira_search',
      'mcp.protocol.version': '2025-06-18',
      'network.transport': 'pipe',
      'jsonrpc.request.id': '2',
    });
    const attempts = collector.named('POST /rest/api/2/search').filter(({ kind }) => kind === 3);
    expect(attempts.map(({ attributes, status }) => ({ ...attributes, failed: status.code }))).toMatchObject([
      { 'http.response.status_code': 429, 'error.type': '429', failed: 2 },
      { 'http.response.status_code': 200, 'http.request.resend_count': 1, failed: 0 },
    ]);
    for (const span of attempts) {
      expect(span).toMatchObject({ traceId: TRACE, parentSpanId: tool?.spanId });
      expect(span.attributes).toMatchObject({
        'http.request.method': 'POST',
        'url.template': '/rest/api/2/search',
        'server.address': '127.0.0.1',
        'server.port': Number(new URL(site.url).port),
      });
    }
    expect(collector.named('initialize')).toMatchObject([{ kind: 2, status: { code: 0 } }]);
    expect(collector.bodies.join()).not.toMatch(/demo-token|checkout|summary|ORDER/);
    // Lines of the call's log name the span, and the site learns nothing of it.
    const line = `trace_id=${TRACE} span_id=${tool?.spanId}`;
    expect(
      stderr.match(new RegExp(` - (upstream|tools/call) call=\\w+ ${line} `, 'g'))?.length,
    ).toBeGreaterThan(2);
    expect(site.received.filter(({ headers }) => headers.has('traceparent'))).toEqual([]);
  });
});

describe('over HTTP', () => {
  it('tells tools that failed from errors of the protocol, in the trace of header or _meta, and sends on SIGTERM', async () => {
    const collector = await receiver();
    const { mcp, stop } = await traced(collector.env);
    const inHeader = { headers: { traceparent: traceparent() } };
    await send(mcp, { ...inHeader, body: call('jira_get_issue', { issue_key: 'NOPE-1' }) });
    const meta = { traceparent: `00-${'1'.repeat(32)}-${CALLER}-01` };
    await send(mcp, { ...inHeader, body: { method: 'tools/list', params: { _meta: meta } } });
    await send(mcp, { ...inHeader, body: { method: 'a secret', params: {} } });
    await send(mcp, { body: call('no such tool') });
    // Whoever calls has decided against this one.
    await send(mcp, { headers: { traceparent: traceparent('00') }, body: call('jira_get_all_projects') });
    expect(collector.bodies).toEqual([]);
    expect(await stop()).toMatchObject({ code: 0 });
    expect(collector.named('tools/call jira_get_issue')).toMatchObject([
      {
        traceId: TRACE,
        parentSpanId: CALLER,
        status: { code: 2 },
        attributes: { 'error.type': 'tool_error', 'network.transport': 'tcp' },
      },
    ]);
    expect(collector.named('tools/list')).toMatchObject([{ traceId: '1'.repeat(32), status: { code: 0 } }]);
    expect(collector.named('_OTHER')).toMatchObject([
      { status: { code: 2 }, attributes: { 'error.type': '-32601', 'rpc.response.status_code': '-32601' } },
    ]);
    expect(collector.named('tools/call')).toMatchObject([{ attributes: { 'error.type': 'tool_error' } }]);
    expect(collector.named('tools/call jira_get_all_projects')).toEqual([]);
    expect(collector.bodies.join()).not.toMatch(/NOPE|a secret|no such tool|demo-token|ada@/);
  });

  it('follows sessions and requests without one alike', async () => {
    const collector = await receiver();
    const { mcp, stop, output } = await traced(collector.env);
    for (const era of ['handshake', '2026-07-28'] as const) {
      const client = await overHttp(era, mcp);
      await client.callTool({ name: 'jira_get_issue', arguments: { issue_key: 'PROJ-1' } });
      await client.close();
    }
    await vi.waitUntil(() => (output.stderr.match(/ - tools\/call/g) ?? []).length === 2, {
      timeout: 20_000,
    });
    await stop();
    const calls = collector.named('tools/call jira_get_issue').map(({ attributes }) => attributes);
    expect(calls).toHaveLength(2);
    expect(calls).toContainEqual(
      expect.objectContaining({ 'mcp.session.id': expect.stringMatching(/^[\w-]{38,}$/) }),
    );
    expect(calls).toContainEqual(expect.objectContaining({ 'mcp.protocol.version': '2026-07-28' }));
    // The one that the client sent; a session's own servers hear another, which is nobody's request.
    expect(collector.named('initialize')).toHaveLength(1);
  });

  it('tells the configured site of the trace where the operator wants it, and never one that a caller names', async () => {
    const collector = await receiver();
    const [own, named] = await Promise.all([startSite(), startSite()]);
    onTestFinished(own.close);
    onTestFinished(named.close);
    const { mcp, ended, child } = await startService({
      ...collector.env,
      JIRA_URL: own.url,
      JIRA_PERSONAL_TOKEN: 'demo-token',
      MCP_ALLOWED_URL_DOMAINS: '127.0.0.1',
      MCP_TRACEPARENT_TO_ATLASSIAN: 'true',
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const body = call('jira_get_issue', { issue_key: 'PROJ-1' });
    const elsewhere = {
      'x-atlassian-jira-url': named.url,
      'x-atlassian-jira-personal-token': 'demo-token',
    };
    for (const headers of [{}, elsewhere])
      expect((await send(mcp, { headers, body })).json.result).not.toHaveProperty('isError');
    child.kill('SIGTERM');
    await ended;
    const told = ({ received }: typeof own) =>
      received.map(({ headers }) => headers.get('traceparent')).sort();
    const { port } = new URL(own.url);
    const sent = collector.spans().filter(({ attributes }) => attributes['server.port'] === Number(port));
    expect(sent.length).toBeGreaterThan(0);
    expect(told(own)).toEqual(sent.map(({ traceId, spanId }) => `00-${traceId}-${spanId}-01`).sort());
    expect(new Set(told(named))).toEqual(new Set([null]));
  });

  it('ends what its caller has left', async () => {
    const collector = await receiver();
    const site = await startSite(() => () => new Promise(() => {}));
    onTestFinished(site.close);
    const access = { JIRA_URL: site.url, JIRA_PERSONAL_TOKEN: 'demo-token' };
    const { mcp, ended, child, output } = await startService({ ...collector.env, ...access });
    onTestFinished(() => void child.kill('SIGKILL'));
    const leaving = new AbortController();
    const left = fetch(mcp, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(call('jira_get_issue', { issue_key: 'PROJ-1' })),
      signal: leaving.signal,
    }).catch((error: Error) => error.name);
    await vi.waitUntil(() => site.received.length > 0, { timeout: 20_000 });
    leaving.abort();
    expect(await left).toBe('AbortError');
    await vi.waitUntil(() => output.stderr.includes(' - tools/call '), { timeout: 20_000 });
    child.kill('SIGTERM');
    await ended;
    const cancelled = { status: { code: 2 }, attributes: { 'error.type': 'cancelled' } };
    expect(collector.named('tools/call jira_get_issue')).toMatchObject([cancelled]);
    expect(collector.spans().filter(({ kind }) => kind === 3)).toMatchObject([cancelled]);
  });

  it('sends from every worker of a service', async () => {
    const collector = await receiver();
    const { mcp, stop } = await traced({ ...collector.env, WORKERS: '2' });
    const calls = Array.from({ length: 10 }, () =>
      send(mcp, { headers: { connection: 'close' }, body: { method: 'tools/list' } }),
    );
    await Promise.all(calls);
    await stop();
    expect(collector.named('tools/list')).toHaveLength(10);
    const instances = new Set(collector.spans().map(({ resource }) => resource['service.instance.id']));
    expect(instances.size).toBe(collector.bodies.length);
  });
});
