import { type Command, InvalidArgumentError, Option } from 'commander';
import { ConfigError, type Loaded } from '../config/load.ts';
import { CommandFailed } from './command-failed.ts';
import type { Examination } from './doctor/examinations.ts';
import type { ServerCommand } from './doctor/try-stdio.ts';

/** What the commands need of the program that they belong to. */
export interface DiagnosisOptions {
  /** @throws ConfigError that names every wrong option. */
  load(envFile?: string): Loaded;
  /** The .env file that would be read. */
  findEnvFile(envFile?: string): string | undefined;
  /**
   * How the server itself is started with this configuration.
   * @throws ConfigError where a secret was given as a flag.
   */
  server(envFile?: string): ServerCommand;
}

interface DoctorFlags {
  offline?: boolean;
  json?: boolean;
  verbose?: boolean;
  envFile?: string;
  mode?: Examination;
}

const EXIT_CODES =
  '\nExit codes: 0 nothing is wrong (there may be warnings), 1 a check failed, 2 options are wrong.';

const positive = (text: string): number => {
  const value = Number(text);
  if (!(value > 0 && value <= 3_600)) throw new InvalidArgumentError('It takes seconds, up to 3600.');
  return value;
};

const address = (text: string): URL => {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new InvalidArgumentError('It takes an address such as http://127.0.0.1:9000.');
  return new URL(text);
};

/** Adds `doctor`, `auth status` and `health`. */
export function addDiagnosisCommands(program: Command, options: DiagnosisOptions): void {
  doctorLike(program.command('doctor'), options)
    .description(
      'Say what is wrong with the configuration and with what it reaches, and what to do about it.',
    )
    .addOption(
      new Option(
        '--mode <part>',
        'only a part: Atlassian itself, the server over stdio, or the server over HTTP',
      ).choices(['api-only', 'mcp-only', 'http-server']),
    );
  const auth = program.command('auth').description('As whom the server acts.').exitOverride();
  doctorLike(auth.command('status'), options, 'identity').description(
    'Show which identity is used for which product, its scopes and their end, and which tools are hidden and why.',
  );
  program
    .command('health')
    .description('Ask a running server how it is: one line, exit code 0 or 1, as container checks want it.')
    .addOption(
      new Option('--url <address>', 'the server; by default this machine at HOST and PORT').argParser(
        address,
      ),
    )
    .addOption(new Option('--timeout <seconds>', 'longest wait').argParser(positive).default(5))
    .exitOverride()
    .action((flags) => runHealth(options, flags));
}

function doctorLike(command: Command, options: DiagnosisOptions, examination?: Examination): Command {
  return command
    .option('--offline', 'Ask nothing over the network.')
    .option('--json', 'Print the findings as JSON.')
    .option('-v, --verbose', 'Print the details of every finding.')
    .option('--env-file <file>', 'Read options from this file, in the place of .env.')
    .addHelpText('after', EXIT_CODES)
    .exitOverride()
    .action(async (flags: DoctorFlags) => {
      const [{ runDoctor }, { examinations }] = await Promise.all([
        import('./doctor/doctor.ts'),
        import('./doctor/examinations.ts'),
      ]);
      const examine = examinations(() => options.server(flags.envFile))[flags.mode ?? examination ?? 'all'];
      const exitCode = await runDoctor({
        load: () => options.load(flags.envFile),
        envFile: options.findEnvFile(flags.envFile),
        offline: flags.offline === true,
        json: flags.json === true,
        verbose: flags.verbose === true,
        examine,
      });
      if (exitCode !== 0) throw new CommandFailed(exitCode);
    });
}

async function runHealth(
  { load }: DiagnosisOptions,
  { url, timeout }: { url?: URL; timeout: number },
): Promise<void> {
  const { checkHealth, localAddress } = await import('./health.ts');
  const exitCode = await checkHealth({
    url: url ?? localAddress(oneLine(load).config),
    timeoutSeconds: timeout,
  });
  if (exitCode !== 0) throw new CommandFailed(exitCode);
}

/** A container check knows no other failure than 1. */
function oneLine(load: DiagnosisOptions['load']): Loaded {
  try {
    return load();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stdout.write(`unhealthy: ${error.message.split('\n')[0]}\n`);
    throw new CommandFailed(1);
  }
}
