import { fileURLToPath } from 'node:url';
import { Command, CommanderError, Option } from 'commander';
import type { Product } from '../auth/site.ts';
import { endpointPaths } from '../compose/endpoint-paths.ts';
import { addFlags, givenFlags } from '../config/flags.ts';
import { ConfigError, findEnvFile, type Loaded, loadConfig } from '../config/load.ts';
import { isExposed } from '../http/errors.ts';
import { serve } from '../serve.ts';
import { version } from '../version.ts';
import { WorkerFailed } from '../workers/worker-failed.ts';
import { CommandFailed } from './command-failed.ts';
import { addDemoSiteCommand } from './demo-site.ts';
import { addDiagnosisCommands } from './diagnosis-commands.ts';
import { serverArguments } from './server-arguments.ts';
import { tuneGarbageCollection } from './tune-garbage-collection.ts';

const packageRoot = fileURLToPath(new URL('..', import.meta.url));
const executable = fileURLToPath(new URL('cli.js', import.meta.url));

/** The command line: the server itself, and its sub-commands. */
export function createProgram(): Command {
  const program = new Command('mcp-atlassian')
    .description('MCP server for Jira and Confluence, Cloud and Data Center.')
    .version(`mcp-atlassian, version ${version}`, '--version', 'Print the version.')
    .helpOption('--help', 'Print this help.')
    .option(
      '-v, --verbose',
      'Log what happens; twice (-vv) for every request to Atlassian as well.',
      (_, count: number) => count + 1,
      0,
    )
    .option('--env-file <file>', 'Read options from this file, in the place of .env.')
    .option('--oauth-setup', 'Log in with OAuth, as the command oauth-setup does.')
    .allowExcessArguments(false)
    .enablePositionalOptions()
    .exitOverride()
    .action(() => (program.getOptionValue('oauthSetup') === true ? runSetup(program, {}) : run(program)));
  addFlags(program);
  addDemoSiteCommand(program);
  addDiagnosisCommands(program, {
    load: (envFile) => load(program, envFile),
    findEnvFile: (envFile) => findEnvFile(placesOf(program, envFile)),
    server: (envFile) => ({ executable, args: serverArguments(program, envFile) }),
  });
  program
    .command('oauth-setup')
    .description('Log in with OAuth 2.0 and store the tokens; they renew themselves from then on.')
    .addOption(
      new Option('--product <name>', 'Data Center: whose site the log-in is for').choices([
        'jira',
        'confluence',
      ]),
    )
    .option('--no-browser', 'Only print the address, as over SSH.')
    .exitOverride()
    .action((flags) => runSetup(program, flags));
  return program;
}

const placesOf = (program: Command, envFile?: string) => ({
  envFile: envFile ?? (program.getOptionValue('envFile') as string | undefined),
  searchFolders: [process.cwd(), packageRoot],
});

const load = (program: Command, envFile?: string): Loaded =>
  loadConfig({
    flags: givenFlags(program),
    verboseFlags: program.getOptionValue('verbose') as number,
    ...placesOf(program, envFile),
  });

async function runSetup(
  program: Command,
  { product, browser = true }: { product?: Product; browser?: boolean },
): Promise<void> {
  const { setUpOAuth } = await import('./oauth/oauth-setup.ts');
  await setUpOAuth(load(program), { product, browser });
}

async function run(program: Command): Promise<void> {
  const loaded = load(program);
  const { demo } = loaded.config;
  tuneGarbageCollection();
  const describe = demo === 'off' ? undefined : (await import('./demo.ts')).describeDemo;
  await serve(loaded, (url) => {
    if (demo === 'off') return;
    const path = endpointPaths(loaded.config).main;
    process.stdout.write(describe?.({ url, path, deployment: demo }) ?? '');
  });
}

/** Runs the command line and says how it ended: 0 fine, 1 it failed, 2 wrong options. */
export async function runProgram(argv: string[]): Promise<number> {
  try {
    await createProgram().parseAsync(argv);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof ConfigError) {
      process.stderr.write(`Error: ${error.message}\n`);
      return 2;
    }
    if (isExposed(error)) {
      process.stderr.write(`Error: ${error.message}\n`);
      return 1;
    }
    // The worker or the command itself has said why.
    if (error instanceof WorkerFailed || error instanceof CommandFailed) return error.exitCode;
    throw error;
  }
}
