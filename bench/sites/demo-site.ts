import { fileURLToPath } from 'node:url';
import { firstOutput, startProcess } from '../servers/processes.ts';
import type { Site } from './site.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** The demo site of the built product, once as Cloud and once as Data Center. */
export const demoSite = {
  name: 'demo site',
  start: async (latencyMs: number): Promise<Site> => {
    const [cloud, datacenter] = await Promise.all([face('cloud', latencyMs), face('datacenter', latencyMs)]);
    return {
      name: 'demo site',
      cloud: { jira: cloud.url, confluence: `${cloud.url}/wiki` },
      datacenter: { jira: datacenter.url, confluence: `${datacenter.url}/confluence` },
      issue: 'PROJ-123',
      jql: 'project = PROJ',
      page: '98310',
      title: 'Release handbook',
      processes: [cloud.process, datacenter.process],
    };
  },
};

async function face(deployment: string, latencyMs: number) {
  const options = ['--port', '0', '--latency', String(latencyMs), '--deployment', deployment];
  const process = startProcess([cli, 'demo-site', ...options]);
  return { process, url: await firstOutput(process, /Demo Jira: (\S+)/) };
}
