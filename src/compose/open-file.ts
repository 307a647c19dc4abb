import { ConfigError } from '../config/load.ts';
import { type LogFile, openLogFile } from '../server/log-file.ts';

/**
 * A file that the named option has the server append to; SIGHUP opens it anew.
 * @throws ConfigError when it cannot be written.
 */
export function openFile(option: string, path: string, mode?: number): LogFile {
  try {
    const file = openLogFile({ path, option, ...(mode !== undefined && { mode }) });
    process.on('SIGHUP', file.reopen);
    return file;
  } catch (error) {
    throw new ConfigError(
      `${option} ${path} cannot be written (${(error as NodeJS.ErrnoException).code}). Choose another file, or let this user write it.`,
    );
  }
}
