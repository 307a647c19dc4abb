import { ConfigError } from '../config/load.ts';
import { InvalidArgument } from '../http/errors.ts';

/** What an option's value makes impossible is the operator's to correct. */
export function asOption<T>(build: () => T): T {
  try {
    return build();
  } catch (error) {
    if (error instanceof InvalidArgument) throw new ConfigError(error.message);
    throw error;
  }
}
