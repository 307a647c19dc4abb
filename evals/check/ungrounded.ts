import type { Attempt, MadeCall } from '../attempt.ts';
import { toolCallsIn } from '../attempt.ts';

/** Arguments whose value can only be known from somewhere. */
const IDENTIFIER = /^(id|ids|key|keys)$|_(id|ids|key|keys|token|cursor)$|^cursor$/;

/**
 * Identifiers that a call takes though neither the task nor an answer before it says them, and tools that were
 * called though finding did not name them: what an assistant would have to make up.
 */
export function ungrounded(prompt: string, attempt: Attempt): string[] {
  const problems: string[] = [];
  const known = [prompt];
  for (const made of attempt.calls) {
    problems.push(...toolCallsIn({ calls: [made] }).flatMap((call) => madeUp(call, known)));
    if (made.tool === 'call_tool' && !wasFound(made, attempt))
      problems.push(`find_tools did not name ${String(made.arguments.name)} before it was called.`);
    if (made.tool !== 'find_tools' && made.tool !== 'describe_tools') known.push(made.text);
  }
  return problems;
}

const madeUp = ({ tool, arguments: args }: MadeCall, known: readonly string[]): string[] =>
  Object.entries(args)
    .filter(([name]) => IDENTIFIER.test(name))
    .flatMap(([name, value]) => partsOf(value).map((part) => ({ name, part })))
    .filter(({ part }) => !known.some((text) => says(text, part)))
    .map(({ name, part }) => `${tool} takes ${name} "${part}", which nothing before it says.`);

/** Each of a list, and both halves of SPACE:Title; a link as a whole. */
const partsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) => {
    const title = /^([A-Z]\w*):(?!\/\/)(.+)$/.exec(String(one));
    return title ? [title[1] ?? '', title[2] ?? ''] : [String(one)];
  });

/** As a whole word, so that "1" is not found in "123". */
function says(text: string, part: string): boolean {
  const escaped = part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}

const wasFound = (made: MadeCall, { calls }: Attempt): boolean =>
  calls
    .slice(0, calls.indexOf(made))
    .some(({ tool, text }) => tool === 'find_tools' && text.includes(`"${String(made.arguments.name)}"`));
