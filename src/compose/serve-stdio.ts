import { createServer } from '../server/create-server.ts';
import { createFileReader } from '../toolkit/files.ts';
import { version } from '../version.ts';
import type { Parts } from './parts.ts';

/** Serves the operator over standard input and output; resolves when the client has gone. */
export async function serveStdio({ app, operator, log }: Parts): Promise<void> {
  const { serveOverStdio } = await import('../server/stdio.ts');
  const caller = app.callerFor(operator, { files: createFileReader(process.cwd()) });
  if (caller.selection.tools.size === 0)
    log.warn('No tools: set JIRA_URL or CONFLUENCE_URL with credentials, or try --demo. See --help.');
  await serveOverStdio(() => createServer({ caller, version, log }), log);
}
