import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { connectInspector, type Sample } from './inspector.ts';

export interface SoakOptions {
  seconds: number;
  /** Sessions that are open at the same time. */
  sessions: number;
}

export interface SoakResult {
  /** Sessions opened, used and closed. */
  sessions: number;
  /** The server between rounds, while no session is open. */
  samples: Sample[];
  /** How much more there is in the last third of the samples than in the second, by their medians. */
  growth: Sample;
}

/**
 * The most that may be more: recent answers are kept for clients that come back, up to 32 MiB, and keep-alive
 * connections and timers come and go.
 */
export const BOUND: Sample = { heap: 40 * 1024 * 1024, handles: 20 };

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Opens, uses and closes sessions against one server with the demo site, and looks at what stays. */
export async function soak({ seconds, sessions }: SoakOptions): Promise<SoakResult> {
  const args = ['--demo', '--transport', 'streamable-http', '--host', '127.0.0.1', '--port', '0'];
  const child = spawn(process.execPath, ['--inspect=127.0.0.1:0', cli, ...args], {
    env: { PATH: process.env.PATH },
  });
  try {
    const [address, endpoint] = await Promise.all([
      printed(child, 'stderr', /Debugger listening on (\S+)/),
      printed(child, 'stdout', /Endpoint: (\S+)/),
    ]);
    const inspector = await connectInspector(address);
    const samples: Sample[] = [];
    let opened = 0;
    for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
      await round(new URL(endpoint), sessions);
      opened += sessions;
      samples.push(await inspector.sample());
    }
    inspector.close();
    return { sessions: opened, samples, growth: growthOf(samples) };
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
}

/** Opens all sessions, uses each, and closes all. */
async function round(endpoint: URL, sessions: number): Promise<void> {
  const open = await Promise.all(Array.from({ length: sessions }, () => openSession(endpoint)));
  await Promise.all(open.map(({ client }) => use(client)));
  await Promise.all(
    open.map(async ({ client, transport }) => {
      await transport.terminateSession();
      await client.close();
    }),
  );
}

async function openSession(endpoint: URL) {
  const client = new Client({ name: 'soak', version: '1' }, { versionNegotiation: { mode: 'legacy' } });
  const transport = new StreamableHTTPClientTransport(endpoint);
  await client.connect(transport);
  return { client, transport };
}

async function use(client: Client): Promise<void> {
  const result = await client.callTool({ name: 'jira_get_issue', arguments: { issue_key: 'PROJ-123' } });
  if (result.isError) throw new Error(`A call failed: ${JSON.stringify(result.content)}`);
}

/** The first match in what the process prints. */
function printed(child: ChildProcess, stream: 'stdout' | 'stderr', pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child[stream]?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const found = pattern.exec(text)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${text}`)));
  });
}

/** The first third is left out: code is compiled and caches fill then. */
function growthOf(samples: readonly Sample[]): Sample {
  const third = Math.floor(samples.length / 3);
  if (third === 0) throw new Error(`${samples.length} rounds are too few to see growth; take more time.`);
  const [before, after] = [samples.slice(third, 2 * third), samples.slice(-third)];
  const grown = (name: keyof Sample) => median(after, name) - median(before, name);
  return { heap: grown('heap'), handles: grown('handles') };
}

const median = (samples: readonly Sample[], name: keyof Sample): number =>
  samples.map((sample) => sample[name]).sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0;
