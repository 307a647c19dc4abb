import { defaultText } from './flags.ts';
import type { Option } from './option.ts';
import { options } from './options.ts';

const all: Option<unknown>[] = Object.values(options);
const groups = [...new Set(all.map(({ group }) => group))];
const inGroup = (group: string): Option<unknown>[] => all.filter((option) => option.group === group);

/** The text of .env.example: every variable, commented out but for the everyday ones of Cloud. */
export function renderEnvExample(): string {
  const everyday = [
    'JIRA_URL',
    'JIRA_USERNAME',
    'JIRA_API_TOKEN',
    'CONFLUENCE_URL',
    'CONFLUENCE_USERNAME',
    'CONFLUENCE_API_TOKEN',
  ];
  const lines = [
    '# Generated from src/config/options.ts. Copy to .env and keep it private: chmod 600 .env',
    '# This file overrides the environment; command-line flags override this file.',
  ];
  for (const group of groups) {
    const variables = inGroup(group).filter((option) => option.env);
    if (variables.length > 0) lines.push('', `# ${group}`);
    for (const option of variables) {
      const value = option.example ?? (option.default === undefined ? '' : String(option.default));
      lines.push(
        `# ${option.help}`,
        `${everyday.includes(option.env ?? '') ? '' : '# '}${option.env}=${value}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

const cell = (value: string): string => value.replaceAll('|', '\\|');

/** The text of docs/configuration.md. */
export function renderConfigurationPage(): string {
  const lines = [
    '<!-- Generated from src/config/options.ts by `npm run generate`. -->',
    '# Configuration',
    '',
    'A flag wins over the `.env` file, the file over the environment, the environment over the default. The file is `--env-file`, or',
    '`.env` in the working directory, or `.env` beside the package. A value that starts with `#` counts as empty, with a warning.',
    'A wrong value ends the start with exit code 2 and names the option, what it got and what it takes.',
  ];
  for (const group of groups) {
    lines.push(
      '',
      `## ${group}`,
      '',
      '| variable | flag | takes | default | meaning |',
      '|---|---|---|---|---|',
    );
    for (const option of inGroup(group)) lines.push(row(option));
  }
  lines.push(
    '',
    '`-v`, `--verbose` log at INFO, given twice (`-vv`) at DEBUG; `--env-file <file>` names the .env file; `--version` and `--help` print and exit.',
  );
  return `${lines.join('\n')}\n`;
}

function row(option: Option<unknown>): string {
  const name = option.env ? `\`${option.env}\`` : '';
  const flag = option.flag ? `\`${option.flag}\`` : '';
  const help = option.secret ? `${option.help} Secret.` : option.help;
  return `| ${[name, flag, option.takes, defaultText(option) ?? '', help].map(cell).join(' | ')} |`;
}
