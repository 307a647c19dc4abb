import { cpSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openTracing } from '../src/compose/open-tracing.ts';
import { loadConfig } from '../src/config/load.ts';
import { createLog } from '../src/server/log.ts';
import { startSite } from './support/counting-site.ts';
import { closedPort } from './support/diagnose.ts';
import { oneCall } from './support/one-call.ts';
import { cli, emptyFolder, type Run, run } from './support/process.ts';
import { send } from './support/raw.ts';
import { receiver, traced } from './support/traced.ts';

describe('the collector', () => {
  it('is told by .env how it is reached and who sends, in protobuf unless JSON is asked for', async () => {
    const collector = await receiver();
    const cwd = emptyFolder();
    writeFileSync(
      join(cwd, '.env'),
      [
        `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=${collector.url}/own/path?to=1`,
        'OTEL_EXPORTER_OTLP_HEADERS=authorization=Basic%20key-of-collector,x-team=a',
        'OTEL_EXPORTER_OTLP_TRACES_HEADERS=x-team=b',
        'OTEL_SERVICE_NAME=atlassian-tools',
        'OTEL_RESOURCE_ATTRIBUTES=deployment.environment.name=blue%20green,service.name=other',
      ].join('\n'),
    );
    const { stderr } = await oneCall({ args: ['--demo', '-vv'], cwd }, 'jira_get_issue', {
      issue_key: 'PROJ-1',
    });
    expect(collector.headers).toMatchObject([
      { authorization: 'Basic key-of-collector', 'x-team': 'b', 'content-type': 'application/x-protobuf' },
    ]);
    const [body = ''] = collector.bodies;
    expect(body).toMatch(/^\/own\/path\?to=1 /);
    for (const text of ['tools/call jira_get_issue', 'atlassian-tools', 'blue green'])
      expect(body).toContain(text);
    expect(stderr).not.toContain('key-of-collector');
  });

  const problems = (log: string) => log.match(/WARNING - mcp-atlassian - Traces: .*/g) ?? [];

  it('that cannot be reached costs one line of the log, and the end is not kept waiting', async () => {
    const { mcp, stop, output } = await traced({
      OTEL_EXPORTER_OTLP_ENDPOINT: await closedPort(),
      OTEL_EXPORTER_OTLP_TIMEOUT: '50',
      OTEL_BSP_SCHEDULE_DELAY: '10',
    });
    await send(mcp, { body: { method: 'tools/list' } });
    await vi.waitUntil(() => problems(output.stderr).length > 0, { timeout: 20_000 });
    await send(mcp, { body: { method: 'tools/list' } });
    const before = performance.now();
    const { stderr, code } = await stop();
    expect(code).toBe(0);
    expect(performance.now() - before).toBeLessThan(8_000);
    expect(problems(stderr)).toEqual([
      expect.stringMatching(/127\.0\.0\.1:\d+ does not take spans \(.*ECONNREFUSED/),
    ]);
  });

  it('that refuses costs one line as well, however many batches there are', async () => {
    const collector = await receiver(401);
    const { mcp, stop } = await traced({ ...collector.env, OTEL_BSP_SCHEDULE_DELAY: '10' });
    for (let batches = 0; batches < 3; batches++) {
      expect(await send(mcp, { body: { method: 'tools/list' } })).toMatchObject({ status: 200 });
      await vi.waitUntil(() => collector.bodies.length > batches, { timeout: 20_000 });
    }
    expect(problems((await stop()).stderr)).toHaveLength(1);
  });

  it('that answers nothing keeps the end waiting for two seconds at most', async () => {
    const collector = await receiver();
    const silent = await startSite(() => () => new Promise(() => {}));
    onTestFinished(silent.close);
    const { mcp, stop } = await traced({ ...collector.env, OTEL_EXPORTER_OTLP_ENDPOINT: silent.url });
    await send(mcp, { body: { method: 'tools/list' } });
    const before = performance.now();
    // Sending itself would give up after 10 s.
    expect((await stop()).stderr).toMatch(/Traces: .* does not take spans \(no answer within 1500 ms\)/);
    expect(performance.now() - before).toBeLessThan(8_000);
  });
});

describe('no traces', () => {
  const logOf = async (env: Record<string, string>, more: Run = {}) => {
    const ended = await oneCall({ args: ['--demo', '-v'], env, ...more }, 'jira_get_issue', {
      issue_key: 'PROJ-1',
    });
    expect(ended).toMatchObject({ code: 0, isError: false, text: expect.stringContaining('PROJ-1') });
    return ended.stderr;
  };

  it('are sent without the optional packages, which the log says; everything else works', async () => {
    const folder = emptyFolder();
    cpSync(dirname(cli), folder, { recursive: true });
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' };
    expect(await logOf(env, { program: join(folder, 'cli.js') })).toMatch(
      /WARNING - mcp-atlassian - No traces are sent: the optional packages @opentelemetry\/\* are not installed/,
    );
  });

  it('are sent over grpc, with other exporters, or when they are switched off', async () => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' };
    expect(await logOf({ ...env, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' })).toMatch(
      /WARNING - mcp-atlassian - No traces are sent: OTEL_EXPORTER_OTLP_PROTOCOL=grpc is not supported/,
    );
    const said: string[] = [];
    const log = createLog({ verbosity: 1, write: (line) => said.push(line) });
    const open = (more: Record<string, string>) =>
      openTracing(
        loadConfig({ flags: {}, verboseFlags: 0, searchFolders: [], env: { ...env, ...more } }).config,
        log,
      );
    expect(await open({ OTEL_TRACES_EXPORTER: 'none' })).toBeUndefined();
    expect(await open({ OTEL_SDK_DISABLED: 'true' })).toBeUndefined();
    expect(said).toEqual([]);
    await expect(open({ OTEL_EXPORTER_OTLP_CERTIFICATE: '/nothing.pem' })).rejects.toThrow(
      'OTEL_EXPORTER_OTLP_CERTIFICATE /nothing.pem cannot be read (ENOENT)',
    );
    expect(await open({ OTEL_TRACES_EXPORTER: 'zipkin' })).toBeUndefined();
    expect(said).toEqual([
      expect.stringContaining(
        'No traces are sent: OTEL_TRACES_EXPORTER is zipkin, but this server knows otlp',
      ),
    ]);
  });

  it('are sent with always_off, and a wrong value ends the start without showing secrets', async () => {
    const collector = await receiver();
    await oneCall(
      { args: ['--demo'], env: { ...collector.env, OTEL_TRACES_SAMPLER: 'always_off' } },
      'jira_search',
      {},
    );
    expect(collector.bodies).toEqual([]);
    const env = {
      OTEL_EXPORTER_OTLP_HEADERS: 'my-key',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'https://me:my-key@collector.example',
      OTEL_TRACES_SAMPLER_ARG: '2',
    };
    const { code, stderr } = await run({ args: ['--demo'], env });
    expect(code).toBe(2);
    expect(stderr).toMatch(/OTEL_EXPORTER_OTLP_HEADERS is a value, but takes name=value pairs/);
    expect(stderr).toMatch(/OTEL_TRACES_SAMPLER_ARG is "2", but takes a number from 0 to 1/);
    expect(stderr).not.toContain('my-key');
  });
});
