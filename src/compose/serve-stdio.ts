import { createEarlyAnswers, nothingEarly } from '../server/early-answers.ts';
import type { Operation } from '../server/observe-operations.ts';
import { serveOverStdio } from '../server/stdio.ts';
import { createFileReader } from '../toolkit/files.ts';
import type { Parts } from './parts.ts';
import { serverSettings } from './server-settings.ts';

/** Serves the operator over standard input and output; resolves when the client has gone. */
export async function serveStdio(parts: Parts): Promise<void> {
  const { config, app, operator, observation, log } = parts;
  const caller = app.callerFor(operator, { files: createFileReader(process.cwd()) });
  const { selection } = caller;
  if (selection.tools.size === 0)
    log.warn('No tools: set JIRA_URL or CONFLUENCE_URL with credentials, or try --demo. See --help.');
  const settings = serverSettings(parts);
  const confirm = settings.confirmation !== undefined;
  // Only the SDK's messages are traced and counted.
  const observed = parts.tracing !== undefined || config.metricsPort !== undefined;
  const early = observed ? nothingEarly : createEarlyAnswers({ selection, ...settings, confirm });
  const onOperation = (operation: Operation) => observation.observer.operation(operation);
  const insight =
    config.metricsPort === undefined
      ? undefined
      : await (await import('./insight.ts')).openInsight(parts, {});
  const connect = async (heard: readonly string[]) => {
    const [{ createServer }, { openStdioConnection }] = await Promise.all([
      import('../server/create-server.ts'),
      import('../server/stdio-connection.ts'),
    ]);
    return openStdioConnection({
      createServer: () => createServer({ ...settings, caller, onOperation, log }),
      heard,
      log,
    });
  };
  await serveOverStdio({ early, connect }, log);
  await insight?.close();
}
