import type { Figures } from '../support/over-budget.ts';

/** The part whose size goes in steps. */
export const GARBAGE = 'collecting garbage';

/** What a function of Node's binary works at, by its name; the first that fits. V8 interprets JavaScript by functions of its own. */
const parts: readonly (readonly [string, RegExp])[] = [
  ['reading JSON', /JsonPars/],
  ['writing JSON', /JsonStringif/],
  [GARBAGE, /Scaveng|heap::base|Evacuat|Sweep|Mark(Compact|ing)/],
  ['regular expressions', /regexp/i],
  ['text and bytes', /utf8|String::Write|StringBytes|mem(cpy|move)|base64/i],
  ['JavaScript', /^Builtins_/],
];
const REST = 'the rest of Node and V8';

const partOf = (name: string): string => parts.find(([, pattern]) => pattern.test(name))?.[0] ?? REST;

/**
 * The instructions in a profile of callgrind's, by what they were for. The format is that of
 * https://valgrind.org/docs/manual/cl-format.html: what a function costs itself follows its name, and the line after `calls=`
 * is the cost of what it called.
 */
export function instructionsByPart(profile: string): Figures {
  const partsById = new Map<string, string>();
  const sums: Figures = Object.fromEntries([...parts, [REST]].map(([name]) => [name, 0]));
  let part = REST;
  let ofCalled = false;
  for (const line of profile.split('\n')) {
    const [, caller, id = '', name] = /^(c?)fn=\((\d+)\)(?: (.*))?$/.exec(line) ?? [];
    if (name !== undefined) partsById.set(id, partOf(name));
    if (caller === '') part = partsById.get(id) ?? REST;
    const cost = /^(?:[+-]?\d+|\*) (\d+)$/.exec(line)?.[1];
    if (cost !== undefined && !ofCalled) sums[part] = (sums[part] ?? 0) + Number(cost);
    ofCalled = line.startsWith('calls=');
  }
  return sums;
}
