import { type Logger, pino } from 'pino';
import { withoutCredentials } from '../http/redact.ts';

export type Log = Logger;

export interface LogOptions {
  /** 0 warnings, 1 information, 2 everything. */
  verbosity: number;
  /** Lines for people, in the reference server's form, when absent. */
  format?: 'text' | 'json';
  /** Writes one complete line. */
  write(line: string): void;
}

const LEVELS = ['warn', 'info', 'debug'] as const;
/** Keys that may never be printed, wherever a log call passes them by mistake. */
const SECRET_KEYS = ['authorization', 'token', 'secret', 'password', 'apiToken', 'personalToken', 'headers'];

/** The log of a process: `LEVEL - logger - message key=value`, or one JSON object a line. */
export function createLog({ verbosity, format = 'text', write }: LogOptions): Log {
  const level = LEVELS[Math.min(Math.max(verbosity, 0), 2)] ?? 'warn';
  return pino(
    {
      name: 'mcp-atlassian',
      level,
      base: null,
      timestamp: false,
      redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`]), censor: '***' },
    },
    { write: (line: string) => write(`${format === 'json' ? toJson(line) : toText(line)}\n`) },
  );
}

/** pino's numbers under the names that Python's logging uses. */
const NAMES: Record<number, string> = { 20: 'DEBUG', 30: 'INFO', 40: 'WARNING', 50: 'ERROR', 60: 'CRITICAL' };

interface Entry {
  level: string;
  name: string;
  message: string;
  details: Record<string, unknown>;
  stack: string | undefined;
}

function read(line: string): Entry {
  const { level, name, msg, err, ...details } = JSON.parse(line) as Record<string, unknown>;
  return {
    level: NAMES[Number(level)] ?? 'INFO',
    name: String(name ?? 'mcp-atlassian'),
    message: String(msg ?? ''),
    details,
    stack: (err as { stack?: string } | undefined)?.stack,
  };
}

function toText(line: string): string {
  const { level, name, message, details, stack } = read(line);
  const pairs = Object.entries(details).map(
    ([key, value]) => ` ${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const text = `${level} - ${name} - ${message}${pairs.join('')}${stack ? `\n${stack}` : ''}`;
  // Whatever a library or a site put into a message.
  return withoutCredentials(text);
}

function toJson(line: string): string {
  const { level, name, message, details, stack } = read(line);
  const entry = { time: new Date().toISOString(), level, logger: name, message, ...details, stack };
  return JSON.stringify(entry, withoutSecrets);
}

/** For JSON.stringify: texts without what looks like credentials; in whole lines the quotes could get lost. */
export const withoutSecrets = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? withoutCredentials(value) : value;
