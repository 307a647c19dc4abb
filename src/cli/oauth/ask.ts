import { createInterface, type Interface } from 'node:readline/promises';

/** Asks a person; on standard error, so that standard output holds only the result. */
export interface Person {
  /** Whether anybody can answer. */
  present: boolean;
  /** The answer without white space around it, or `fallback` when it is empty. */
  ask(question: string, fallback?: string): Promise<string>;
  say(text: string): void;
  /** The next line that is typed or pasted; never resolves where nobody is there. */
  line(): Promise<string>;
  close(): void;
}

export function createPerson(): Person {
  const present = process.stdin.isTTY === true;
  let reader: Interface | undefined;
  let lines: AsyncIterator<string> | undefined;
  const read = () => {
    reader ??= createInterface({ input: process.stdin, output: process.stderr });
    return reader;
  };
  return {
    present,
    ask: async (question, fallback) => {
      const hint = fallback === undefined ? '' : ` [${fallback}]`;
      const answer = (await read().question(`${question}${hint}: `)).trim();
      return answer === '' ? (fallback ?? '') : answer;
    },
    say: (text) => void process.stderr.write(`${text}\n`),
    line: async () => {
      // An iterator keeps the lines that come while nobody waits for one.
      lines ??= read()[Symbol.asyncIterator]();
      const { value, done } = await lines.next();
      return done ? new Promise(() => {}) : value.trim();
    },
    close: () => reader?.close(),
  };
}
