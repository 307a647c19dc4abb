import { culprits, type Figures, overBudget, sum } from '../support/over-budget.ts';
import { GARBAGE } from './instructions-by-part.ts';

/** Instructions by call, then by part. */
export type Calls = Record<string, Figures>;

/** The share of a call that one of its parts may always grow by. */
const LITTLE = 0.005;

/**
 * What is more than its budget and 5 %, with both figures: calls, with the parts that grew, and parts of a call. Interpreted
 * JavaScript is most of each, so that the sum alone would hide what the other parts need more. Garbage is collected in steps,
 * and counts in the sum only.
 */
export function overInstructions(calls: Calls, budget: Calls): string[] {
  return Object.entries(calls).flatMap(([call, parts]) => {
    const allowed = budget[call];
    if (!allowed) return `${call}: budget missing`;
    const total = sum(allowed);
    const whole = overBudget({ [call]: sum(parts) }, { [call]: total });
    const grown = Object.entries(parts).filter(
      ([part, figure]) => part !== GARBAGE && figure - (allowed[part] ?? 0) > total * LITTLE,
    );
    return [
      ...whole.map((line) => `${line}; grown: ${culprits(parts, allowed)}`),
      ...overBudget(Object.fromEntries(grown), allowed).map((line) => `${call}, ${line}`),
    ];
  });
}
