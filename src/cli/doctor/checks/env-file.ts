import { readFileSync, statSync } from 'node:fs';
import { parse } from 'dotenv';
import type { Option } from '../../../config/option.ts';
import { options } from '../../../config/options.ts';
import type { Finding } from '../finding.ts';
import { nearest } from '../nearest.ts';

const check = 'env-file';

/** Whether a .env file is there, who may read it, and whether it names options that do not exist. */
export function checkEnvFile(envFile: string | undefined): Finding[] {
  if (envFile === undefined)
    return [{ check, status: 'note', message: 'No .env file found; options come from the environment.' }];
  let names: string[];
  try {
    names = Object.keys(parse(readFileSync(envFile, 'utf8')));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return [
      {
        check,
        status: 'error',
        message: `${envFile} cannot be read (${code}).`,
        remedy: 'Name another file with --env-file, or let this user read it.',
      },
    ];
  }
  return [
    { check, status: 'ok', message: `Options are read from ${envFile}.`, details: { variables: names } },
    ...openToOthers(envFile),
    ...unknownNames(names),
  ];
}

function openToOthers(envFile: string): Finding[] {
  const open = process.platform !== 'win32' && (statSync(envFile).mode & 0o077) !== 0;
  if (!open) return [];
  return [
    {
      check,
      status: 'warning',
      message: `Other users of this machine may read ${envFile}.`,
      remedy: `chmod 600 ${envFile}`,
    },
  ];
}

const known = Object.values(options as Record<string, Option<unknown>>).flatMap(({ env, fallbacks = [] }) =>
  env === undefined ? [] : [env, ...fallbacks],
);

/** Names that look like ours. */
const OURS = /^(JIRA|CONFLUENCE|ATLASSIAN|MCP)_/;

const unknownNames = (names: readonly string[]): Finding[] =>
  names
    .filter((name) => OURS.test(name) && !known.includes(name))
    .map((name) => {
      const meant = nearest(name, known);
      return {
        check,
        status: 'warning',
        message: `${name} is no option of this server and has no effect.`,
        remedy: meant ? `Is ${meant} meant?` : 'Remove it, or look for its name in docs/configuration.md.',
      };
    });
