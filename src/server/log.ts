import { type Logger, pino } from 'pino';
import { withoutCredentials } from '../http/redact.ts';

export type Log = Logger;

export interface LogOptions {
  /** 0 warnings, 1 information, 2 everything. */
  verbosity: number;
  /** Writes one complete line. */
  write(line: string): void;
}

const LEVELS = ['warn', 'info', 'debug'] as const;
/** Keys that may never be printed, wherever a log call passes them by mistake. */
const SECRET_KEYS = ['authorization', 'token', 'secret', 'password', 'apiToken', 'personalToken', 'headers'];

/** Text log in the reference server's form: `LEVEL - logger - message key=value`. */
export function createLog({ verbosity, write }: LogOptions): Log {
  const level = LEVELS[Math.min(Math.max(verbosity, 0), 2)] ?? 'warn';
  return pino(
    {
      name: 'mcp-atlassian',
      level,
      base: null,
      timestamp: false,
      redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`]), censor: '***' },
    },
    // Whatever text a library or a site put into a message.
    { write: (line: string) => write(`${withoutCredentials(toText(line))}\n`) },
  );
}

/** pino's numbers under the names that Python's logging uses. */
const NAMES: Record<number, string> = { 20: 'DEBUG', 30: 'INFO', 40: 'WARNING', 50: 'ERROR', 60: 'CRITICAL' };

function toText(line: string): string {
  const { level, name, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const details = Object.entries(rest).map(
    ([key, value]) => ` ${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const stack = (err as { stack?: string } | undefined)?.stack;
  return `${NAMES[Number(level)] ?? 'INFO'} - ${name ?? 'mcp-atlassian'} - ${msg ?? ''}${details.join('')}${stack ? `\n${stack}` : ''}`;
}
