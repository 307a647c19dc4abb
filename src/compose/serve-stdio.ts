import { createServer } from '../server/create-server.ts';
import { createFileReader } from '../toolkit/files.ts';
import type { Parts } from './parts.ts';
import { serverSettings } from './server-settings.ts';

/** Serves the operator over standard input and output; resolves when the client has gone. */
export async function serveStdio({ config, app, operator, shared, log }: Parts): Promise<void> {
  const { serveOverStdio } = await import('../server/stdio.ts');
  const caller = app.callerFor(operator, { files: createFileReader(process.cwd()) });
  if (caller.selection.tools.size === 0)
    log.warn('No tools: set JIRA_URL or CONFLUENCE_URL with credentials, or try --demo. See --help.');
  const settings = serverSettings(config, shared.forSecrets);
  await serveOverStdio(() => createServer({ ...settings, caller, log }), log);
}
