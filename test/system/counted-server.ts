import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Connection } from '../../bench/client/protocol.ts';
import { connectStdio } from '../../bench/client/stdio.ts';
import { type Command, endProcess, startProcess } from '../../bench/servers/processes.ts';
import type { Figures } from '../support/over-budget.ts';
import { instructionsByPart } from './instructions-by-part.ts';

const run = promisify(execFile);

/**
 * V8 without what depends on time and chance: threads of its own, random seeds, and the optimising compilers, whose choices
 * alone make a call cost twice as much in one run as in the next. Collections of garbage come with what is allocated, young
 * ones only.
 */
const REPEATABLE = [
  '--single-threaded',
  '--predictable',
  '--predictable-gc-schedule',
  '--hash-seed=1',
  '--random-seed=1',
  '--v8-pool-size=0',
  '--no-opt',
  '--no-maglev',
  '--no-sparkplug',
  '--no-lazy-feedback-allocation',
  '--initial-old-space-size=256',
];

/** A server over stdio, in a Node process whose instructions are counted. */
export interface CountedServer extends Connection {
  /** From here on counts; what ran until then did so four times as fast. */
  startCounting(): Promise<void>;
  /** Instructions since the last time, of all threads without those of the kernel, by what they were for. */
  instructions(): Promise<Figures>;
}

/** Starts `args` as Node takes them under valgrind, and connects. */
export async function startCounted({ args, env = {} }: Command): Promise<CountedServer> {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-atlassian-valgrind-'));
  const prefix = `--vgdb-prefix=${join(folder, 'vgdb')}`;
  const profile = join(folder, 'profile');
  const output = [`--callgrind-out-file=${profile}`, `--log-file=${join(folder, 'log')}`];
  const valgrind = ['--tool=callgrind', '--instr-atstart=no', ...output, prefix];
  const child = startProcess({
    command: 'valgrind',
    args: [...valgrind, process.execPath, ...REPEATABLE, ...args],
    env: { ...env, UV_THREADPOOL_SIZE: '1' },
  });
  const tell = (...command: string[]) => run('vgdb', [prefix, `--pid=${child.pid}`, ...command]);
  let profiles = 0;
  const end = async () => {
    await endProcess(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const connection = await connectStdio(child, 'handshake');
    return {
      ...connection,
      startCounting: async () => void (await tell('instrumentation', 'on')),
      instructions: async () => {
        await tell('dump');
        profiles += 1;
        return instructionsByPart(readFileSync(`${profile}.${profiles}`, 'utf8'));
      },
      close: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}
