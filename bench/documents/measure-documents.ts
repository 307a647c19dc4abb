import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Converter, Target } from './converter.ts';
import type { Kept } from './kept.ts';
import type { Source } from './samples.ts';

/** What one converter did on one conversion. */
export interface ConverterResult extends Partial<Kept> {
  name: string;
  kind: Converter['kind'];
  /** Documents per second of processor time, by size of the source in characters; absent where it threw. */
  perSecond: Record<string, number>;
  /** Why there was no output. */
  error?: string;
}

/** One conversion with everything that was measured on it. */
export interface ConversionResult {
  from: Source;
  to: Target;
  converters: ConverterResult[];
}

/** What a child process is told to measure. */
export interface Order {
  from: Source;
  to: Target;
  name: string;
  sizes: number[];
  rounds: number;
  roundMs: number;
}

const rivals: { from: Source; to: Target; names: string[] }[] = [
  { from: 'markdown', to: 'adf', names: ['marklassian', 'Atlaskit', 'markdown-it.parse', 'marked.lexer'] },
  {
    from: 'markdown',
    to: 'storage',
    names: ['markdown-it to HTML', 'marked to HTML', 'markdown-it.parse', 'marked.lexer'],
  },
  { from: 'markdown', to: 'wiki', names: ['jira2md', 'Atlaskit', 'markdown-it.parse', 'marked.lexer'] },
  { from: 'adf', to: 'markdown', names: ['adf-to-md', 'JSON.parse'] },
  { from: 'storage', to: 'markdown', names: ['turndown', 'htmlparser2', 'saxes'] },
  { from: 'wiki', to: 'markdown', names: ['jira2md'] },
  { from: 'wiki', to: 'adf', names: ['Atlaskit'] },
  { from: 'adf', to: 'wiki', names: ['Atlaskit', 'JSON.parse'] },
];

/**
 * Measures the product, its peers and the bare parsers on every conversion that a tool makes. Each runs in a process of
 * its own, so that no one's garbage or compiled code is in another's way.
 */
export async function measureDocuments({ short }: { short: boolean }): Promise<ConversionResult[]> {
  const sizes = short ? [10_000] : [1_000, 10_000, 100_000];
  const pace = short ? { rounds: 3, roundMs: 150 } : { rounds: 7, roundMs: 300 };
  const results: ConversionResult[] = [];
  for (const { from, to, names } of rivals) {
    const converters: ConverterResult[] = [];
    for (const name of ['this project', ...names])
      converters.push(await inChild({ from, to, name, sizes, ...pace }));
    results.push({ from, to, converters });
  }
  return results;
}

async function inChild(order: Order): Promise<ConverterResult> {
  const child = fork(fileURLToPath(new URL('./measure-converter.ts', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors = `${errors}${chunk}`.slice(-2_000);
  });
  child.send(order);
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => [
      { name: order.name, kind: 'peer', perSecond: {}, error: `ended with ${code}: ${errors}` },
    ]),
  ]);
  if (child.exitCode === null) child.kill();
  return message;
}
