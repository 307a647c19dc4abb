import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import type { Option } from './option.ts';
import { type Config, options } from './options.ts';

/** A wrong option: printed without stack, exit code 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export interface Sources {
  /** Values of command-line flags, by option name. */
  flags: Partial<Record<keyof Config, string | boolean>>;
  /** How often -v or --verbose was given. */
  verboseFlags: number;
  /** Named by --env-file; otherwise `.env` is looked for. */
  envFile?: string | undefined;
  /** Folders in which `.env` is looked for, in order. */
  searchFolders: readonly string[];
  /** The process's own environment when absent. */
  env?: Environment;
}

type Environment = Readonly<Record<string, string | undefined>>;

export interface Loaded {
  config: Config;
  /** 0 warnings, 1 information, 2 everything. */
  verbosity: number;
  /** The .env file that was read. */
  envFile: string | undefined;
  warnings: string[];
}

/**
 * Resolves every option: flag before .env file before environment before default.
 * @throws ConfigError that names every wrong option, what it got and what it takes, one a line.
 */
export function loadConfig(sources: Sources): Loaded {
  const { env = process.env } = sources;
  const warnings: string[] = [];
  const envFile = findEnvFile(sources);
  const file = envFile === undefined ? {} : readEnvFile(envFile, env);
  const value = (name: keyof Config): unknown => {
    const option: Option<unknown> = options[name];
    const flag = sources.flags[name];
    if (flag !== undefined) return parseValue(option, String(flag), option.flag?.split(' ')[0] ?? name);
    for (const variable of [option.env, ...(option.fallbacks ?? [])]) {
      if (variable === undefined || !(variable in file || variable in env)) continue;
      const raw = variable in file ? file[variable] : env[variable];
      return parseValue(option, cleaned(raw, variable, warnings), variable);
    }
    return option.default;
  };
  const problems: string[] = [];
  const entries = optionNames.map((name) => {
    try {
      return [name, value(name)];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(error.message);
      return [name, undefined];
    }
  });
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  const config = Object.fromEntries(entries) as Config;
  return { config, verbosity: verbosityOf(config, sources.verboseFlags), envFile, warnings };
}

/** The file that options are read from: the named one, else the first `.env` of the folders. */
export const findEnvFile = ({ envFile, searchFolders }: Pick<Sources, 'envFile' | 'searchFolders'>) =>
  envFile ?? searchFolders.map((folder) => join(folder, '.env')).find(existsSync);

const optionNames = Object.keys(options) as (keyof Config)[];

function verbosityOf(config: Config, verboseFlags: number): number {
  if (verboseFlags > 0) return Math.max(Math.min(verboseFlags, 2), config.veryVerbose ? 2 : 0);
  if (config.veryVerbose) return 2;
  return config.verbose ? 1 : 0;
}

function parseValue(option: Option<unknown>, text: string, name: string): unknown {
  if (text === '') return option.default;
  try {
    return option.parse(text);
  } catch {
    const got = option.secret ? 'a value' : JSON.stringify(text.slice(0, 100));
    throw new ConfigError(`${name} is ${got}, but takes ${option.takes}.`);
  }
}

/** Trims, strips one pair of quotes (docker's --env-file keeps them), and takes a comment for an empty value. */
function cleaned(raw: string | undefined, variable: string, warnings: string[]): string {
  const trimmed = (raw ?? '').trim();
  const [, , inner] = /^(["'])(.*)\1$/s.exec(trimmed) ?? [];
  const value = inner ?? trimmed;
  if (!value.startsWith('#')) return value;
  warnings.push(`${variable} starts with "#": taken as a comment, so the option counts as empty.`);
  return '';
}

function readEnvFile(path: string, env: Environment): Record<string, string> {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(`--env-file ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  const values = parse(content);
  // ${NAME} stands for another variable, in the file first; a lone $ (as in passwords) stays.
  const expand = (value: string): string =>
    value.replace(/\$\{(\w+)\}/g, (_, name: string) => values[name] ?? env[name] ?? '');
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, expand(value)]));
}
