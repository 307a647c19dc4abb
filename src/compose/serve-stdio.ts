import { createDirectAnswers } from '../server/direct-answers.ts';
import type { Operation } from '../server/observe-operations.ts';
import { serveOverStdio } from '../server/stdio.ts';
import { createStdioAnswers, nothingDirect } from '../server/stdio-answers.ts';
import { createFileReader } from '../toolkit/files.ts';
import type { Everything } from '../toolsets.ts';
import type { Parts } from './parts.ts';
import { serverSettings } from './server-settings.ts';

/** Serves the operator over standard input and output; resolves when the client has gone. */
export async function serveStdio(parts: Parts): Promise<void> {
  const { config, app, operator, observation, log } = parts;
  const caller = app.callerFor(operator, { files: createFileReader(process.cwd()) });
  if (caller.selection.tools.size === 0)
    log.warn('No tools: set JIRA_URL or CONFLUENCE_URL with credentials, or try --demo. See --help.');
  const settings = serverSettings(parts);
  const confirm = settings.confirmation !== undefined;
  const onOperation = (operation: Operation) => observation.observer.operation(operation);
  // What is traced goes through the SDK's server.
  const answers = parts.tracing
    ? nothingDirect
    : createStdioAnswers(createDirectAnswers<Everything>({ ...settings, confirm, onOperation, log }), caller);
  const insight =
    config.metricsPort === undefined
      ? undefined
      : await (await import('./insight.ts')).openInsight(parts, {});
  const connect = async (heard: readonly string[]) => {
    const [{ createServer }, { openStdioConnection }] = await Promise.all([
      import('../server/create-server.ts'),
      import('../server/stdio-connection.ts'),
    ]);
    // The SDK hears a handshake that was answered, and counted, once more.
    const counted = (operation: Operation) =>
      heard.length > 0 && operation.method === 'initialize' ? undefined : onOperation(operation);
    return openStdioConnection({
      createServer: () => createServer({ ...settings, caller, onOperation: counted, log }),
      heard,
      log,
    });
  };
  await serveOverStdio({ answers, connect }, log);
  await insight?.close();
}
