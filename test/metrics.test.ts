import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type FaultSite, startFaultSite } from './faults/fault-site.ts';
import { overHttp } from './support/clients.ts';
import { callLines } from './support/one-call.ts';
import { run, type Started, start, startHttp } from './support/process.ts';
import { call, send } from './support/raw.ts';
import { metricsAddress, type Scrape, scrape } from './support/scrape.ts';
import { type Service, startService } from './support/service.ts';

const TOKEN = 'metrics-token-of-the-tests';
const bearer = { authorization: `Bearer ${TOKEN}` };
const getIssue = (key: string) => call('jira_get_issue', { issue_key: key });
const operations = 'mcp_server_operation_duration_seconds_count';
const requests = 'http_client_request_duration_seconds_count';

describe('a service with a port for metrics', () => {
  let site: FaultSite;
  let service: Service;
  let seen: Scrape;
  beforeAll(async () => {
    site = await startFaultSite();
    service = await startService({
      JIRA_URL: site.url,
      JIRA_PERSONAL_TOKEN: 'demo-token',
      MCP_METRICS_PORT: '0',
      ATLASSIAN_CIRCUIT_BREAKER_THRESHOLD: '3',
    });
    const { mcp } = service;
    await send(mcp, { body: getIssue('PROJ-1') });
    await send(mcp, { body: getIssue('NOPE-1') });
    await send(mcp, { body: call('jira_no_such_tool_of_a_caller') });
    await send(mcp, { body: { method: 'no/such-method', params: {} } });
    await send(mcp, { body: { method: 'tools/call', params: {} } });
    await site.during(
      /GET .*\/issue\/PROJ-2$/,
      ({ number, response, pass }) => {
        if (number > 1) return pass();
        response
          .writeHead(429, { 'retry-after': '0', 'x-ratelimit-limit': '500', 'x-ratelimit-remaining': '7' })
          .end('{}');
      },
      () => send(mcp, { body: getIssue('PROJ-2') }),
    );
    for (let count = 0; count < 3; count += 1) await send(mcp, { body: call('jira_get_all_projects') });
    for (const era of ['handshake', '2026-07-28'] as const) {
      const client = await overHttp(era, mcp);
      await client.callTool({ name: 'jira_get_issue', arguments: { issue_key: 'PROJ-1' } });
      await client.close();
    }
    seen = await scrape(await metricsAddress(service));
  });
  afterAll(() => {
    service.child.kill();
    site.close();
  });

  it('counts calls by tool, and tool errors apart from protocol errors', () => {
    const { sum } = seen;
    const tool = { mcp_method_name: 'tools/call', gen_ai_tool_name: 'jira_get_issue' };
    expect(sum(operations, tool)).toBe(5);
    expect(sum(operations, { ...tool, error_type: 'tool_error' })).toBe(1);
    expect(sum(operations, { error_type: '-32601' })).toBe(1);
    expect(sum(operations, { error_type: '-32602' })).toBe(1);
    expect(sum('mcp_server_operation_duration_seconds_bucket', { ...tool, le: '+Inf' })).toBe(5);
  });

  it('counts what the SDK answers, and no initialize but those of clients', () => {
    expect(seen.sum(operations, { mcp_method_name: 'initialize' })).toBe(1);
  });

  it('gathers names that callers make up under one value', () => {
    expect(seen.sum(operations, { gen_ai_tool_name: '_OTHER', error_type: 'tool_error' })).toBe(1);
    expect(seen.sum(operations, { mcp_method_name: '_OTHER' })).toBe(1);
    expect(seen.text).not.toMatch(/no_such_tool|no\/such/);
  });

  it('counts requests to Atlassian by product and status, with 429s, repetitions and quota', () => {
    const { sum } = seen;
    const jira = { product: 'jira' };
    expect(sum(requests, { ...jira, http_response_status_code: '429', http_request_method: 'GET' })).toBe(1);
    expect(sum(requests, { ...jira, http_response_status_code: '404' })).toBe(1);
    expect(sum(requests, { ...jira, http_response_status_code: '200' })).toBeGreaterThanOrEqual(4);
    expect(sum('mcp_atlassian_rate_limited_total', jira)).toBe(1);
    expect(sum('mcp_atlassian_retries_total', jira)).toBe(1);
    expect(sum('mcp_atlassian_gate_wait_seconds_count', jira)).toBe(sum(requests, jira));
    expect(sum('mcp_atlassian_quota_remaining', jira)).toBe(7);
    expect(sum('mcp_atlassian_quota_limit', jira)).toBe(500);
    expect(sum('mcp_atlassian_breakers_open', jira)).toBe(0);
    expect(seen.names).toContain('mcp_atlassian_breaker_openings_total');
  });

  it('tells of answers, sessions, cache, event loop and process', () => {
    const { sum, names } = seen;
    const tool = { gen_ai_tool_name: 'jira_get_issue' };
    const bytes = sum('mcp_atlassian_answer_bytes_total', tool);
    expect(bytes).toBeGreaterThan(1_000);
    expect(sum('mcp_atlassian_answer_tokens_total', tool)).toBeLessThan(bytes / 2);
    // The client of the handshake closed its connection, not its session.
    expect(sum('mcp_server_active_sessions')).toBe(1);
    expect(sum('mcp_atlassian_processes')).toBe(1);
    expect(sum('mcp_atlassian_cache_requests_total', { result: 'miss' })).toBe(1);
    expect(sum('mcp_atlassian_cache_requests_total', { result: 'hit' })).toBe(2);
    for (const name of [
      'nodejs_eventloop_lag_p99_seconds',
      'process_resident_memory_bytes',
      'mcp_server_session_duration_seconds_count',
    ])
      expect(names).toContain(name);
  });

  it('puts nobody, no address, no key and no secret into labels', () => {
    const { hostname } = new URL(site.url);
    for (const word of ['demo-token', 'ada', 'PROJ', 'NOPE', hostname, '/rest/'])
      expect(seen.text).not.toContain(word);
  });

  it('counts a session that its client ends', async () => {
    const initialize = {
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '0' } },
    };
    const { headers } = await send(service.mcp, { body: initialize });
    const session = { 'mcp-session-id': String(headers['mcp-session-id']) };
    const address = await metricsAddress(service);
    expect((await scrape(address)).sum('mcp_server_active_sessions')).toBe(2);
    await send(service.mcp, { method: 'DELETE', headers: session });
    const after = await scrape(address);
    expect(after.sum('mcp_server_active_sessions')).toBe(1);
    expect(after.sum('mcp_server_session_duration_seconds_count')).toBe(1);
  });

  it('describes every metric in docs/observability.md, and no other', () => {
    // Rows of the table; several names may stand in one.
    const rows = readFileSync('docs/observability.md', 'utf8').match(/^\| `.*/gm) ?? [];
    const described = rows.flatMap((row) => row.split('|')[1]?.match(/\b(?:mcp|http)_\w+/g) ?? []);
    const types = [...seen.text.matchAll(/^# TYPE ((?:mcp|http)_\w+)/gm)].map(([, name]) => name);
    expect(types.length).toBeGreaterThan(15);
    expect([...described].sort()).toEqual([...types].sort());
  });

  it('tells when a site is not asked any more', async () => {
    await site.during(
      /./,
      ({ response }) => void response.writeHead(503).end(),
      async () => {
        for (let count = 0; count < 2; count += 1) await send(service.mcp, { body: getIssue('PROJ-1') });
      },
    );
    const { sum } = await scrape(await metricsAddress(service));
    const jira = { product: 'jira' };
    expect(sum('mcp_atlassian_breakers_open', jira)).toBe(1);
    expect(sum('mcp_atlassian_breaker_openings_total', jira)).toBe(1);
    expect(sum('mcp_atlassian_breaker_refused_total', jira)).toBeGreaterThanOrEqual(1);
    const { json } = await send(new URL('/status', service.mcp).href, { method: 'GET' });
    expect(json).toContain('✗ open');
  });

  it('serves them there alone, to this machine, by a name of this machine', async () => {
    const address = await metricsAddress(service);
    const foreign = await send(address, { method: 'GET', headers: { host: 'evil.example' } });
    expect(foreign.status).toBe(403);
    expect(foreign.json).toContain('MCP_METRICS_HOST');
    expect((await send(address, { method: 'GET', headers: { 'x-forwarded-for': '10.0.0.1' } })).status).toBe(
      403,
    );
    expect((await send(address, { method: 'POST' })).status).toBe(405);
    expect((await send(new URL('/', address).href, { method: 'GET' })).status).toBe(404);
    expect((await send(new URL('/metrics', service.mcp).href, { method: 'GET' })).status).toBe(404);
  });

  it.each([
    ['deploy/grafana', /"expr": "((?:[^"\\]|\\.)*)"/g],
    ['deploy/prometheus', /^\s*expr: (.*)$/gm],
  ])('exports every metric that %s asks for', (folder, expressions) => {
    const asked = readdirSync(folder).flatMap((file) =>
      [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(expressions)].map(
        ([, expression = '']) => expression,
      ),
    );
    expect(asked.length).toBeGreaterThan(3);
    const used = asked.flatMap(
      (expression) => expression.match(/\b(?:mcp|http|nodejs|process)_\w+(?=[[{ )]|$)/g) ?? [],
    );
    expect(used.length).toBeGreaterThanOrEqual(asked.length - 1);
    expect(used.filter((name) => !seen.names.has(name) && !isLabel(name))).toEqual([]);
  });
});

/** Labels that begin as metrics do. */
const isLabel = (name: string): boolean =>
  ['mcp_method_name', 'http_response_status_code', 'http_request_method'].includes(name);

describe('WORKERS=2', () => {
  let server: Awaited<ReturnType<typeof startHttp>>;
  /** A new connection for each request, so that either worker gets some. */
  const close = { connection: 'close' };
  beforeAll(async () => {
    server = await startHttp({ env: { WORKERS: '2', MCP_METRICS_TOKEN: TOKEN } });
    for (let number = 0; number < 6; number += 1)
      await send(`${server.url}/mcp`, { body: getIssue('PROJ-1'), headers: close });
  });
  afterAll(() => void server.child.kill());

  const read = () => scrape(`${server.url}/metrics`, { ...bearer, ...close });
  const count = async () => (await read()).sum(operations, { gen_ai_tool_name: 'jira_get_issue' });
  const page = async () =>
    String(
      (await send(`${server.url}/status`, { method: 'GET', headers: close }).catch(() => undefined))?.json,
    );
  // A worker that is too busy tells nothing for once.
  const patiently = { timeout: 25_000 };

  it('answers the sum of both, whichever is asked', async () => {
    for (let time = 0; time < 3; time += 1) await expect.poll(count, patiently).toBe(6);
    expect((await read()).sum('mcp_atlassian_processes')).toBe(2);
    await expect.poll(page, patiently).toContain('sum of 2 of 2 workers');
    await expect.poll(page, patiently).toMatch(/<code>jira_get_issue<\/code><\/td><td[^>]*>6</);
  });

  it('loses no count when a worker is replaced', async () => {
    await expect.poll(count, patiently).toBe(6);
    process.kill(Number(/health is that of process (\d+)/.exec(await page())?.[1]), 'SIGKILL');
    await vi.waitUntil(() => server.output.stderr.includes('(SIGKILL); starting another'), patiently);
    await expect.poll(page, patiently).toContain('sum of 2 of 2 workers');
    expect(await count()).toBe(6);
  });
});

describe('stdio', () => {
  let first: Started;
  let address: string;
  beforeAll(async () => {
    first = start({ args: ['--demo', '-v'], env: { MCP_METRICS_PORT: '0' } });
    address = await metricsAddress(first);
  });
  afterAll(() => void first.child.stdin?.end());

  it('serves metrics and the status page on their own port', async () => {
    first.child.stdin?.write(callLines('jira_get_issue', { issue_key: 'PROJ-1' }));
    const calls = async () => (await scrape(address)).sum(operations, { gen_ai_tool_name: 'jira_get_issue' });
    await expect.poll(calls, { timeout: 20_000 }).toBe(1);
    const { status, json } = await send(new URL('/status', address).href, { method: 'GET' });
    expect(status).toBe(200);
    expect(json).toContain('jira_get_issue');
  });

  it('serves its client where another process has the port', async () => {
    const ended = await run({
      args: ['--demo', '-v'],
      env: { MCP_METRICS_PORT: new URL(address).port },
      input: callLines('jira_get_issue', { issue_key: 'PROJ-1' }),
    });
    expect(ended.stderr).toMatch(/WARNING .*Metrics cannot be served on 127\.0\.0\.1:\d+ \(EADDRINUSE\)/);
    expect(ended.stdout).toContain('PROJ-1');
    expect(ended.code).toBe(0);
  });
});

it('says on stdio that a token alone opens nothing', async () => {
  const { stderr } = await run({ args: ['--demo'], env: { MCP_METRICS_TOKEN: TOKEN } });
  expect(stderr).toContain('MCP_METRICS_TOKEN is ignored with stdio unless MCP_METRICS_PORT is set');
});

it('refuses a token that could be guessed, and does not repeat it', async () => {
  const { code, stderr } = await run({ env: { MCP_METRICS_TOKEN: 'hush' } });
  expect(code).toBe(2);
  expect(stderr).toContain('MCP_METRICS_TOKEN is a value, but takes at least 16 characters');
});
