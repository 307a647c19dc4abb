import { type Command, Option as Flag } from 'commander';
import type { Option } from './option.ts';
import { type Config, options } from './options.ts';

const entries = Object.entries(options) as [keyof Config, Option<unknown>][];

/** Declares the flags of all options on a command; commander itself reads no environment. */
export function addFlags(command: Command): void {
  for (const [, option] of entries) {
    if (!option.flag) continue;
    command.addOption(new Flag(option.flag, describeOption(option)).helpGroup(`${option.group}:`));
    if (option.default === true)
      command.addOption(
        new Flag(option.flag.replace('--', '--no-'), `Opposite of ${option.flag}.`).helpGroup(
          `${option.group}:`,
        ),
      );
  }
}

/** Help text with the variable's name and the default. */
export function describeOption(option: Option<unknown>): string {
  const facts = [
    option.env && `env ${option.env}`,
    defaultText(option) && `default ${defaultText(option)}`,
  ].filter(Boolean);
  return facts.length > 0 ? `${option.help} (${facts.join(', ')})` : option.help;
}

export const defaultText = (option: Option<unknown>): string | undefined =>
  option.defaultText ?? (option.default === undefined ? undefined : String(option.default));

/** The flags that were really given, by option name. */
export function givenFlags(command: Command): Partial<Record<keyof Config, string | boolean>> {
  const given: Partial<Record<keyof Config, string | boolean>> = {};
  for (const [name, option] of entries) {
    if (!option.flag) continue;
    const attribute = new Flag(option.flag).attributeName();
    if (command.getOptionValueSource(attribute) === 'cli') given[name] = command.getOptionValue(attribute);
  }
  // `--demo` without a word is the Cloud demo.
  if (given.demo === true) given.demo = 'cloud';
  return given;
}
