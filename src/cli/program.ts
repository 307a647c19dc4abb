import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { addFlags, givenFlags } from '../config/flags.ts';
import { ConfigError, loadConfig } from '../config/load.ts';
import { version } from '../version.ts';
import { WorkerFailed } from '../workers/worker-failed.ts';
import { addDemoSiteCommand } from './demo-site.ts';

const packageRoot = fileURLToPath(new URL('..', import.meta.url));

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
    .allowExcessArguments(false)
    .enablePositionalOptions()
    .exitOverride()
    .action(() => run(program));
  addFlags(program);
  addDemoSiteCommand(program);
  return program;
}

async function run(program: Command): Promise<void> {
  const loaded = loadConfig({
    flags: givenFlags(program),
    verboseFlags: program.getOptionValue('verbose') as number,
    envFile: program.getOptionValue('envFile') as string | undefined,
    searchFolders: [process.cwd(), packageRoot],
  });
  const { serve } = await import('../main.ts');
  const { describeDemo } = await import('./demo.ts');
  const { config } = loaded;
  await serve(loaded, (url) => {
    if (config.demo !== 'off')
      process.stdout.write(describeDemo({ url, path: config.path, deployment: config.demo }));
  });
}

/** Runs the command line and says how it ended: 0 fine, 2 wrong options. */
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
    // The worker itself has said why.
    if (error instanceof WorkerFailed) return error.exitCode;
    throw error;
  }
}
