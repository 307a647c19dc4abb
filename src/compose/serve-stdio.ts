import { createServer } from '../server/create-server.ts';
import type { Operation } from '../server/observe-operations.ts';
import { createFileReader } from '../toolkit/files.ts';
import type { Parts } from './parts.ts';
import { serverSettings } from './server-settings.ts';

/** Serves the operator over standard input and output; resolves when the client has gone. */
export async function serveStdio(parts: Parts): Promise<void> {
  const { config, app, operator, shared, observation, log } = parts;
  const { serveOverStdio } = await import('../server/stdio.ts');
  const caller = app.callerFor(operator, { files: createFileReader(process.cwd()) });
  if (caller.selection.tools.size === 0)
    log.warn('No tools: set JIRA_URL or CONFLUENCE_URL with credentials, or try --demo. See --help.');
  const settings = serverSettings(config, shared.forSecrets);
  const onOperation = (operation: Operation) => observation.observer.operation(operation);
  const insight =
    config.metricsPort === undefined
      ? undefined
      : await (await import('./insight.ts')).openInsight(parts, {});
  await serveOverStdio(() => createServer({ ...settings, caller, onOperation, log }), log);
  await insight?.close();
}
