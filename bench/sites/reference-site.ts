import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { firstOutput, startProcess } from '../servers/processes.ts';
import type { Site } from './site.ts';

const script = fileURLToPath(new URL('../../../shared/bench/reference-site.mjs', import.meta.url));

/** The site that the targets are stated on. */
export const referenceSite = {
  name: 'reference site',
  present: () => existsSync(script),
  start: async (latencyMs: number): Promise<Site> => {
    const process = startProcess([script]);
    const url = `http://127.0.0.1:${await firstOutput(process, /"port":(\d+)/)}`;
    await fetch(`${url}/__ctl`, { method: 'POST', body: JSON.stringify({ latencyMs }) });
    return {
      name: 'reference site',
      cloud: { jira: url, confluence: `${url}/wiki` },
      datacenter: { jira: url, confluence: url },
      issue: 'PROJ-1',
      jql: 'project = PROJ',
      page: '123456',
      title: 'Payments runbook',
      processes: [process],
    };
  },
};
