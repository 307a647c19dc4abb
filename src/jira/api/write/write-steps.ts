import { isExposed } from '../../../http/errors.ts';
import { PartialFailure } from './partial-failure.ts';

/** One request of a write that needs several. */
export interface WriteStep {
  /** What it is called in results once it is done, e.g. `comment_added`. */
  done: string;
  /** What it is called when it fails, e.g. `comment`. */
  name: string;
  run(): Promise<unknown>;
}

/**
 * Runs steps in order and stops at the first failure.
 * @throws the step's own error when nothing was done before it, else PartialFailure.
 */
export async function runSteps(key: string, steps: readonly WriteStep[]): Promise<string[]> {
  const done: string[] = [];
  for (const [index, step] of steps.entries()) {
    try {
      await step.run();
    } catch (error) {
      if (done.length === 0 || !isExposed(error)) throw error;
      const left = steps.slice(index + 1).map(({ name }) => name);
      const parts = [
        `${key} was updated in part.`,
        `operations_performed: ${done.join(', ')}.`,
        `operations_failed: ${step.name}: ${error.message}`,
        left.length > 0 ? `Not attempted: ${left.join(', ')}.` : '',
        'Repeat only what is missing.',
      ];
      throw new PartialFailure(parts.filter(Boolean).join(' '), { cause: error });
    }
    done.push(step.done);
  }
  return done;
}
