import type { Command } from 'commander';
import { givenFlags } from '../config/flags.ts';
import type { Option } from '../config/option.ts';
import { options } from '../config/options.ts';

/** Flags of one server, to start another one with; a secret is left out, as others could see it. */
export function serverArguments(program: Command, envFile?: string): string[] {
  const file = envFile ?? (program.getOptionValue('envFile') as string | undefined);
  const flags = Object.entries(givenFlags(program)).flatMap(([name, value]) => {
    const { flag = '', secret }: Option<unknown> = options[name as keyof typeof options];
    const [word = ''] = flag.split(' ');
    if (secret || name === 'transport') return [];
    if (value === false) return [word.replace('--', '--no-')];
    return value === true ? [word] : [word, String(value)];
  });
  return [...(file === undefined ? [] : ['--env-file', file]), ...flags];
}
