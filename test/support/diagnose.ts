import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import type { Finding } from '../../src/cli/doctor/finding.ts';
import { createDemoSite } from '../../src/demo/site.ts';
import { listen } from '../../src/server/http/listen.ts';
import { webHandler } from '../../src/server/http/web.ts';
import { type Run, run } from './process.ts';

export interface Diagnosis {
  code: number | null;
  stdout: string;
  /** What one check found. */
  of(check: string): Finding[];
  problems: Finding[];
}

/** Runs `mcp-atlassian doctor --json`, or another command with the same answer. */
export async function diagnose(options: Run, command: string[] = ['doctor']): Promise<Diagnosis> {
  const { code, stdout, stderr } = await run({
    ...options,
    args: [...(options.args ?? []), ...command, '--json'],
  });
  expect(stderr).toBe('');
  const { findings, exit_code } = JSON.parse(stdout) as { findings: Finding[]; exit_code: number };
  expect(exit_code).toBe(code);
  return {
    code,
    stdout,
    of: (check) => findings.filter((finding) => finding.check === check),
    problems: findings.filter(({ status }) => status === 'error' || status === 'warning'),
  };
}

/** What the demo's operator proves who he is with. */
export const SECRET = 'demo-token';

/** The demo site as Cloud and as Data Center on free ports, and what configures a process for either. */
export async function startDemoSites() {
  const serve = (deployment: 'cloud' | 'datacenter') =>
    listen({ host: '127.0.0.1', port: 0, handle: webHandler(createDemoSite({ deployment }).fetch) });
  const [cloud, dataCenter] = await Promise.all([serve('cloud'), serve('datacenter')]);
  return {
    cloudUrl: cloud.url,
    dataCenterUrl: dataCenter.url,
    onCloud: (more: Record<string, string> = {}): Record<string, string> => ({
      JIRA_URL: cloud.url,
      JIRA_DEPLOYMENT: 'cloud',
      JIRA_USERNAME: 'ada@demo.example',
      JIRA_API_TOKEN: SECRET,
      CONFLUENCE_URL: `${cloud.url}/wiki`,
      CONFLUENCE_DEPLOYMENT: 'cloud',
      CONFLUENCE_USERNAME: 'ada@demo.example',
      CONFLUENCE_API_TOKEN: SECRET,
      ...more,
    }),
    onDataCenter: (more: Record<string, string> = {}): Record<string, string> => ({
      JIRA_URL: dataCenter.url,
      JIRA_PERSONAL_TOKEN: SECRET,
      CONFLUENCE_URL: `${dataCenter.url}/confluence`,
      CONFLUENCE_PERSONAL_TOKEN: SECRET,
      ...more,
    }),
    close: () => Promise.all([cloud.close(0), dataCenter.close(0)]),
  };
}

export type DemoSites = Awaited<ReturnType<typeof startDemoSites>>;

/** An address where nothing listens. */
export async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
