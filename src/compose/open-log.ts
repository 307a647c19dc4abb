import { ConfigError, type Loaded } from '../config/load.ts';
import { createLog, type Log } from '../server/log.ts';
import { openLogFile } from '../server/log-file.ts';

/**
 * The log of this process, where the operator wants it. SIGHUP opens its file anew, and never ends an HTTP server.
 * @throws ConfigError when the log file cannot be written.
 */
export function openLog({ config, verbosity }: Loaded): Log {
  const { logFile: path } = config;
  if (path === undefined) {
    const output = config.logToStdout ? process.stdout : process.stderr;
    if (config.transport !== 'stdio') process.on('SIGHUP', () => {});
    return createLog({ verbosity, write: (line) => output.write(line) });
  }
  try {
    const file = openLogFile(path);
    process.on('SIGHUP', file.reopen);
    return createLog({ verbosity, write: file.write });
  } catch (error) {
    throw new ConfigError(
      `MCP_LOG_FILE ${path} cannot be written (${(error as NodeJS.ErrnoException).code}). Choose another file, or let this user write it.`,
    );
  }
}
