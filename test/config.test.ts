import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig, type Sources } from '../src/config/load.ts';
import { emptyFolder, run } from './support/process.ts';

const load = (sources: Partial<Sources>) =>
  loadConfig({ flags: {}, verboseFlags: 0, searchFolders: [], env: {}, ...sources });

const folderWith = (content: string): string => {
  const folder = emptyFolder();
  writeFileSync(join(folder, '.env'), content);
  return folder;
};

it('leaves the way of downloads to the deployment while nobody sets it', () => {
  const way = (value: string | undefined) =>
    load({ env: value === undefined ? {} : { CONFLUENCE_ATTACHMENT_DOWNLOAD_USE_V1: value } }).config
      .confluenceDownloadsByRest;
  expect([undefined, '', 'true', '1', 'yes', 'false', 'no'].map(way)).toEqual([
    ...[undefined, undefined, true, true, true, false, false],
  ]);
});

describe('precedence', () => {
  it('is flag, then .env file, then environment, then default', () => {
    const searchFolders = [folderWith('PORT=2000\n')];
    const env = { PORT: '1000' };
    expect(load({}).config.port).toBe(8000);
    expect(load({ env }).config.port).toBe(1000);
    expect(load({ env, searchFolders }).config.port).toBe(2000);
    expect(load({ env, searchFolders, flags: { port: '3000' } }).config.port).toBe(3000);
  });

  it('looks for .env in the working directory first, then beside the package', () => {
    const [first, second] = [folderWith('PORT=1\n'), folderWith('PORT=2\n')];
    expect(load({ searchFolders: [first, second] })).toMatchObject({
      envFile: join(first, '.env'),
      config: { port: 1 },
    });
    expect(load({ searchFolders: [emptyFolder(), second] }).config.port).toBe(2);
  });

  it('reads the verbosity from the .env file, and flags win over it', () => {
    const searchFolders = [folderWith('MCP_VERY_VERBOSE=true\n')];
    expect(load({ searchFolders }).verbosity).toBe(2);
    expect(load({ searchFolders: [folderWith('MCP_VERBOSE=true\n')] }).verbosity).toBe(1);
    expect(load({ verboseFlags: 1, env: { MCP_VERBOSE: 'false' } }).verbosity).toBe(1);
    expect(load({ verboseFlags: 3 }).verbosity).toBe(2);
  });
});

describe('values', () => {
  it('counts a comment as empty, with a warning that names the variable', () => {
    const { config, warnings } = load({ env: { JIRA_API_TOKEN: '# Leave empty for per-request tokens' } });
    expect(config.jiraApiToken).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining('JIRA_API_TOKEN')]);
  });

  it('strips one pair of quotes and the blanks around', () => {
    expect(load({ env: { JIRA_USERNAME: ' "ada lovelace" ' } }).config.jiraUsername).toBe('ada lovelace');
  });

  it('reads .env as python-dotenv does: export, comments, quotes, unquoted blanks, variables, a lone $', () => {
    const { config } = load({
      searchFolders: [
        folderWith(
          [
            'NAME=ada',
            'export JIRA_USERNAME=$' + '{NAME}@demo.example',
            'JIRA_API_TOKEN=pa$word # the token',
            "CONFLUENCE_USERNAME='x # y'",
            'CONFLUENCE_API_TOKEN=two words',
          ].join('\n'),
        ),
      ],
    });
    expect(config).toMatchObject({
      jiraUsername: 'ada@demo.example',
      jiraApiToken: 'pa$word',
      confluenceUsername: 'x # y',
      confluenceApiToken: 'two words',
    });
  });

  it.each(['false', '0', 'No', 'off'])('turns certificate checks off with %s', (word) => {
    expect(load({ env: { JIRA_SSL_VERIFY: word } }).config.jiraVerifyTls).toBe(false);
  });

  it('keeps defaults for empty values', () => {
    expect(load({ env: { JIRA_SSL_VERIFY: '', PORT: ' ', TOOLSETS: ' , ' } }).config).toMatchObject({
      jiraVerifyTls: true,
      port: 8000,
      toolsets: undefined,
    });
  });

  it('normalises paths and addresses', () => {
    const { config } = load({
      env: { STREAMABLE_HTTP_PATH: 'mcp/v1/', JIRA_URL: 'https://jira.example/ctx/' },
    });
    expect(config).toMatchObject({ path: '/mcp/v1', jiraUrl: 'https://jira.example/ctx' });
  });
});

describe('a wrong value', () => {
  it.each([
    ['PORT', 'abc', 'PORT is "abc", but takes a whole number from 0 to 65535.'],
    ['JIRA_URL', 'jira', 'JIRA_URL is "jira", but takes an address'],
    ['JIRA_URL', 'https://me:secret@jira.example', 'JIRA_URL'],
    ['TRANSPORT', 'carrier-pigeon', 'but takes stdio, streamable-http'],
    ['JIRA_DEPLOYMENT', 'server', 'but takes auto, cloud, datacenter'],
    ['READ_ONLY_MODE', 'perhaps', 'but takes true or false'],
    ['JIRA_TIMEOUT', '-3', 'JIRA_TIMEOUT'],
    ['STREAMABLE_HTTP_PATH', 'a b', 'but takes a path'],
    ['JIRA_ISSUE_KEY_PATTERN', '^[A-Z', 'but takes a regular expression'],
    ['JIRA_PROJECT_KEY_PATTERN', '(', 'but takes a regular expression'],
    ['ATLASSIAN_OAUTH_CLIENT_STORAGE_MODE', 'disk', 'but takes default, factory'],
  ])('%s=%s is an error that says what it takes', (name, value, message) => {
    expect(() => load({ env: { [name]: value } })).toThrow(message);
  });

  it.each([
    [['--port', 'x'], {}, '--port is "x"'],
    [[], { PORT: 'x' }, 'PORT is "x"'],
    [['--no-such-flag'], {}, "unknown option '--no-such-flag'"],
    [['--verb'], {}, "unknown option '--verb'"],
    [['--transport', 'stdio'], { MCP_LOGGING_STDOUT: 'true' }, 'standard output carries the protocol'],
    [
      [],
      { ATLASSIAN_OAUTH_PROXY_ENABLE: 'true', ATLASSIAN_OAUTH_CLIENT_STORAGE_MODE: 'factory' },
      'Set MCP_STATE_URL to a Redis or Valkey',
    ],
    [['--stateless'], {}, '--stateless is only for --transport streamable-http'],
    [['--transport', 'sse'], { STATELESS: 'true' }, '--stateless is only for --transport streamable-http'],
    [[], { JIRA_URL: 'https://x.atlassian.net', JIRA_PERSONAL_TOKEN: 't' }, 'set JIRA_USERNAME'],
    [['extra'], {}, 'too many arguments'],
    [['--demo'], { JIRA_SLA_WORKING_HOURS_END: '08:00' }, 'has to be later than'],
  ])('ends the program with exit code 2: %s %o', async (args, env, message) => {
    const { code, stdout, stderr } = await run({ args, env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('the command line', () => {
  it('refuses an --env-file that is not there', async () => {
    const { code, stderr } = await run({ args: ['--env-file', '/no/such/file'] });
    // Some lines of Node read --env-file themselves, wherever it stands, and end with their own code 9.
    expect([2, 9]).toContain(code);
    expect(stderr).toContain('/no/such/file');
  });

  it('reads the options of --env-file', async () => {
    const file = join(folderWith('TOOLSETS=nonsense\n'), '.env');
    expect((await run({ args: ['--demo', '--env-file', file] })).stderr).toContain('TOOLSETS names nonsense');
  });

  it('prints help without any configuration, with every flag and variable', async () => {
    const { code, stdout } = await run({ args: ['--help'] });
    expect(code).toBe(0);
    for (const word of [
      '--jira-token',
      '--no-jira-ssl-verify',
      'JIRA_URL',
      '--very-verbose',
      '--env-file',
      'demo-site',
    ])
      expect(stdout).toContain(word);
  });

  it('prints its version', async () => {
    expect((await run({ args: ['--version'] })).stdout).toMatch(/^mcp-atlassian, version \d+\.\d+\.\d+\n$/);
  });

  it('takes --verbose, -vv and --very-verbose, and reads .env from the working directory', async () => {
    const cwd = folderWith('TOOLSETS=nonsense\n');
    for (const flag of ['--verbose', '-vv', '--very-verbose']) {
      const { code, stderr } = await run({ args: ['--demo', flag], cwd });
      expect(code).toBe(0);
      expect(stderr).toContain('WARNING - mcp-atlassian - TOOLSETS names nonsense');
      expect(stderr).toContain('INFO - mcp-atlassian - Options read from');
    }
  });

  it('can be imported without doing anything', () => {
    const main = new URL('../dist/main.js', import.meta.url).href;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `await import(${JSON.stringify(main)}); console.log('Installation successful')`,
      ],
      { encoding: 'utf8' },
    );
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: 'Installation successful\n',
      stderr: '',
    });
  });
});

it('phrases of hierarchy are read from the environment, and nonsense is refused', () => {
  const phrases = (value: string) =>
    load({ env: { HIERARCHY_LINK_PHRASES: value } }).config.hierarchyLinkPhrases;
  expect(phrases('child: Is Part Of, parent:has part')).toEqual(['child:is part of', 'parent:has part']);
  for (const wrong of ['is part of', 'child:', 'sibling:x'])
    expect(() => phrases(wrong)).toThrow('HIERARCHY_LINK_PHRASES');
});

describe('options of SLA measuring', () => {
  it('have the defaults of the reference server', () => {
    expect(load({}).config).toMatchObject({
      jiraSlaMetrics: ['cycle_time', 'time_in_status'],
      jiraSlaWorkingHoursOnly: false,
      jiraSlaWorkingHoursStart: 540,
      jiraSlaWorkingHoursEnd: 1020,
      jiraSlaWorkingDays: ['1', '2', '3', '4', '5'],
      jiraSlaTimeZone: 'UTC',
    });
  });

  it('are read from the environment', () => {
    const env = {
      JIRA_SLA_METRICS: 'Lead_Time, cycle_time',
      JIRA_SLA_WORKING_HOURS_START: '8:30',
      JIRA_SLA_WORKING_HOURS_END: '24:00',
      JIRA_SLA_WORKING_DAYS: '7,1',
      JIRA_SLA_TIMEZONE: 'europe/berlin',
    };
    expect(load({ env }).config).toMatchObject({
      jiraSlaMetrics: ['cycle_time', 'lead_time'],
      jiraSlaWorkingHoursStart: 510,
      jiraSlaWorkingHoursEnd: 1440,
      jiraSlaWorkingDays: ['1', '7'],
      jiraSlaTimeZone: 'Europe/Berlin',
    });
  });

  it.each([
    ['JIRA_SLA_METRICS', 'speed'],
    ['JIRA_SLA_WORKING_HOURS_START', '9'],
    ['JIRA_SLA_WORKING_HOURS_END', '25:00'],
    ['JIRA_SLA_WORKING_DAYS', '0,1'],
    ['JIRA_SLA_TIMEZONE', 'Atlantis'],
  ])('%s does not take %j', (name, value) => {
    expect(() => load({ env: { [name]: value } })).toThrow(name);
  });
});
