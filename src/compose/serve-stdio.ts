import { createEarlyAnswers, nothingEarly } from '../server/early-answers.ts';
import { serveOverStdio } from '../server/stdio.ts';
import { createFileReader } from '../toolkit/files.ts';
import type { Parts } from './parts.ts';
import { serverSettings } from './server-settings.ts';

/** Serves the operator over standard input and output; resolves when the client has gone. */
export async function serveStdio(parts: Parts): Promise<void> {
  const { app, operator, log } = parts;
  const caller = app.callerFor(operator, { files: createFileReader(process.cwd()) });
  const { selection } = caller;
  if (selection.tools.size === 0)
    log.warn('No tools: set JIRA_URL or CONFLUENCE_URL with credentials, or try --demo. See --help.');
  const settings = serverSettings(parts);
  const confirm = settings.confirmation !== undefined;
  // Only the SDK's messages are traced.
  const early = parts.tracing ? nothingEarly : createEarlyAnswers({ selection, ...settings, confirm });
  const connect = async (heard: readonly string[]) => {
    const [{ createServer }, { openStdioConnection }] = await Promise.all([
      import('../server/create-server.ts'),
      import('../server/stdio-connection.ts'),
    ]);
    return openStdioConnection({
      createServer: () => createServer({ ...settings, caller, log }),
      heard,
      log,
    });
  };
  await serveOverStdio({ early, connect }, log);
}
