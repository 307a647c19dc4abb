import type { Command } from 'commander';
import { givenFlags } from '../config/flags.ts';
import { ConfigError } from '../config/load.ts';
import type { Option } from '../config/option.ts';
import { options } from '../config/options.ts';

/**
 * Flags of one server, to start another one with.
 * @throws ConfigError for a secret among them, which is not handed to one more process that others can look at.
 */
export function serverArguments(program: Command, envFile?: string): string[] {
  const file = envFile ?? (program.getOptionValue('envFile') as string | undefined);
  const flags = Object.entries(givenFlags(program)).flatMap(([name, value]) => {
    const { flag = '', secret, env }: Option<unknown> = options[name as keyof typeof options];
    const [word = ''] = flag.split(' ');
    if (secret)
      throw new ConfigError(
        `${word} is not passed on to the server that is started for this check, as others could see it: set ${env} in the environment or .env.`,
      );
    if (name === 'transport') return [];
    if (value === false) return [word.replace('--', '--no-')];
    return value === true ? [word] : [word, String(value)];
  });
  return [...(file === undefined ? [] : ['--env-file', file]), ...flags];
}
