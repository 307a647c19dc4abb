import { pino } from 'pino';

export interface LogFile {
  write(text: string): void;
  /** Opens the path anew: after a rotation the open file is the old one. */
  reopen(): void;
}

export interface LogFileOptions {
  path: string;
  /** The option that named it, for messages. */
  option: string;
  /** Who may read a new file; what the umask leaves when absent. */
  mode?: number;
}

/** Appends to a file that others may move away. @throws Error when it cannot be opened at the start. */
export function openLogFile({ path, option, mode }: LogFileOptions): LogFile {
  // Every line is there when the call returns, whatever ends the process.
  const file = pino.destination({ dest: path, mkdir: true, sync: true, ...(mode !== undefined && { mode }) });
  file.on('error', (error: Error) => process.stderr.write(`${option} ${path}: ${error.message}\n`));
  return { write: (text) => void file.write(text), reopen: () => file.reopen() };
}
