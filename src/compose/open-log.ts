import type { Loaded } from '../config/load.ts';
import { createLog, type Log } from '../server/log.ts';
import { openFile } from './open-file.ts';

/**
 * The log of this process, where the operator wants it. SIGHUP opens its file anew, and never ends an HTTP server.
 * @throws ConfigError when the log file cannot be written.
 */
export function openLog({ config, verbosity }: Loaded): Log {
  const { logFile: path, logFormat: format } = config;
  if (path === undefined) {
    const output = config.logToStdout ? process.stdout : process.stderr;
    if (config.transport !== 'stdio') process.on('SIGHUP', () => {});
    return createLog({ verbosity, format, write: (line) => output.write(line) });
  }
  const file = openFile('MCP_LOG_FILE', path);
  return createLog({ verbosity, format, write: file.write });
}
