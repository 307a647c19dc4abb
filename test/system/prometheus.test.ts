import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { startHttp } from '../support/process.ts';
import { call, send } from '../support/raw.ts';
import { metricsAddress, scrape } from '../support/scrape.ts';
import { has } from './components.ts';
import { temporaryFolder } from './peers.ts';

const TOKEN = 'metrics-token-of-the-tests';
const shipped = (name: string) => new URL(`../../deploy/prometheus/${name}`, import.meta.url).pathname;
const promtool = (args: string[], input = '') => {
  const { stdout, stderr } = spawnSync('promtool', args, { input, encoding: 'utf8' });
  return stdout + stderr;
};

/** A service that was called, whose metrics need the token. */
async function startService() {
  const started = await startHttp({
    args: ['-v'],
    env: { WORKERS: '2', MCP_METRICS_PORT: '0', MCP_METRICS_TOKEN: TOKEN },
  });
  onTestFinished(() => void started.child.kill());
  const ask = (body: object) => send(`${started.url}/mcp`, { body, headers: { connection: 'close' } });
  for (const key of ['PROJ-1', 'PROJ-2', 'NOPE-1']) await ask(call('jira_get_issue', { issue_key: key }));
  return metricsAddress(started);
}

/** Prometheus with the shipped configuration, but for address, token and a second between two scrapes. */
async function startPrometheus(address: string): Promise<string> {
  const [port, folder] = [await freePort(), temporaryFolder()];
  const token = join(folder, 'token');
  writeFileSync(token, TOKEN);
  copyFileSync(shipped('mcp-atlassian.rules.yml'), join(folder, 'mcp-atlassian.rules.yml'));
  const file = join(folder, 'prometheus.yml');
  const text = readFileSync(shipped('prometheus.yml'), 'utf8')
    .replace('scrape_interval: 15s', 'scrape_interval: 1s\n  evaluation_interval: 1s')
    .replace('127.0.0.1:9464', new URL(address).host)
    .replace(/# (authorization:)/, '$1')
    .replace(/# ( {2}credentials_file: ).*/, `$1${token}`);
  writeFileSync(file, text);
  expect(promtool(['check', 'config', file])).toContain('is valid prometheus config');
  const args = [`--config.file=${file}`, `--storage.tsdb.path=${join(folder, 'data')}`];
  const child = spawn('prometheus', [...args, `--web.listen-address=127.0.0.1:${port}`], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  return `http://127.0.0.1:${port}`;
}

interface Answer {
  status: string;
  error?: string;
  data?: { result: { value: [number, string] }[] };
}

const query = async (base: string, expression: string): Promise<Answer> =>
  (await (await fetch(`${base}/api/v1/query?query=${encodeURIComponent(expression)}`)).json()) as Answer;

/** The expressions of the dashboard, with Grafana's variables filled in. */
const dashboard = (): string[] => {
  const file = new URL('../../deploy/grafana/mcp-atlassian.json', import.meta.url);
  const { panels } = JSON.parse(readFileSync(file, 'utf8')) as { panels: { targets?: { expr: string }[] }[] };
  return panels
    .flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))
    .map((expr) => expr.replaceAll('$instance', '.*').replaceAll('$__rate_interval', '1m'));
};

describe.skipIf(!has('prometheus'))('Prometheus', () => {
  it('scrapes the sum of both workers, and answers every query of the dashboard', async () => {
    const base = await startPrometheus(await startService());
    const series = 'sum(mcp_server_operation_duration_seconds_count{gen_ai_tool_name="jira_get_issue"})';
    const value = async () => (await query(base, series).catch(() => undefined))?.data?.result[0]?.value[1];
    await expect.poll(value, { timeout: 25_000, interval: 200 }).toBe('3');
    const errors = 'sum(mcp_server_operation_duration_seconds_count{error_type="tool_error"})';
    expect((await query(base, errors)).data?.result[0]?.value[1]).toBe('1');
    const answers = await Promise.all(dashboard().map((expression) => query(base, expression)));
    expect(answers.filter(({ status }) => status !== 'success')).toEqual([]);
    const rules = async () => {
      const { data } = (await (await fetch(`${base}/api/v1/rules`)).json()) as {
        data: { groups: { rules: { health: string }[] }[] };
      };
      return data.groups.flatMap((group) => group.rules.map(({ health }) => health));
    };
    await vi.waitUntil(async () => (await rules()).every((health) => health === 'ok'), { timeout: 20_000 });
    expect((await rules()).length).toBeGreaterThan(3);
  });

  it('finds nothing wrong with the shipped rules and with our metrics', async () => {
    expect(promtool(['check', 'rules', shipped('mcp-atlassian.rules.yml')])).toContain('SUCCESS');
    const { text } = await scrape(await startService(), { authorization: `Bearer ${TOKEN}` });
    const findings = promtool(['check', 'metrics'], text).split('\n').filter(Boolean);
    // Names of the library's own, as everybody's dashboards know them.
    expect(findings.filter((line) => !/^nodejs_|^process_/.test(line))).toEqual([]);
  });
});
