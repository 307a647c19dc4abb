import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a command of a person ended with. */
export interface Outcome {
  code: number;
  text: string;
  seconds: number;
}

/** This computer as a new one: what is written to its system folders, and who listens on its ports, stays in here. */
export interface Machine {
  /** Runs a command line as a person types it: `cd` holds for the next one. */
  run(command: string): Promise<Outcome>;
  /** Ends every process and forgets every file. */
  close(): Promise<void>;
}

const programs = fileURLToPath(new URL('bin/', import.meta.url));

/** Folders that a set-up changes; each gets a layer of its own in memory. */
const FOLDERS = ['/etc', '/opt', '/var', '/run', '/srv'];

const SET_UP = `
set -e
mount -t tmpfs none /mnt
for folder in ${FOLDERS.join(' ')}; do
  mkdir -p "/mnt$folder/upper" "/mnt$folder/work"
  mount -t overlay overlay -o "lowerdir=$folder,upperdir=/mnt$folder/upper,workdir=/mnt$folder/work" "$folder"
done
rm -rf /run/nginx.pid /opt/mcp-atlassian
mkdir -p /run/netns /srv/person
echo '127.0.0.1 your-server your-domain.com' >>/etc/hosts
ip netns add machine
ip -n machine link set lo up
echo ready
# As the first process, Bash takes leave of those whose parents are gone.
while :; do sleep 1; done
`;

/** Whether this computer allows it: Linux, as root, with the right to make name spaces. */
export function canHaveMachine(): boolean {
  try {
    const probe =
      'mount -t tmpfs none /mnt && mkdir -p /run/netns && ip netns add probe && command -v setpriv';
    execFileSync(
      'unshare',
      ['--mount', '--pid', '--fork', 'sh', '-c', `mount -t tmpfs none /run; ${probe}`],
      {
        stdio: 'ignore',
      },
    );
    return true;
  } catch {
    return false;
  }
}

/** @throws Error when it does not come up; ask canHaveMachine first. */
export async function createMachine(): Promise<Machine> {
  const holder = spawn(
    'unshare',
    ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc', 'bash', '-c', SET_UP],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await Promise.race([once(holder.stdout, 'data'), once(holder, 'exit').then(failed)]);
  const inside = Number(execFileSync('pgrep', ['-P', String(holder.pid)], { encoding: 'utf8' }));
  let folder = '/srv/person';
  return {
    async run(command) {
      const began = performance.now();
      const result = await enter(inside, `cd ${folder}\n${command}\necho "$? $PWD" >&3`);
      if (result.folder) folder = result.folder;
      return { code: result.code, text: result.text, seconds: (performance.now() - began) / 1000 };
    },
    close: () => end(holder),
  };
}

const failed = (): never => {
  throw new Error('The machine did not come up: it takes root and the right to make name spaces.');
};

function enter(pid: number, script: string): Promise<{ code: number; text: string; folder?: string }> {
  const target = ['--target', String(pid), '--mount', '--pid'];
  const inside = ['ip', 'netns', 'exec', 'machine', 'bash', '-c', `exec 3>/run/ended\n${script}`];
  // There is no network but loopback: packages come from npm's cache.
  const env = { ...process.env, PATH: `${programs}:${process.env.PATH}`, npm_config_offline: 'true' };
  return new Promise((resolve) => {
    execFile(
      'nsenter',
      [...target, ...inside],
      { env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const read = ['--target', String(pid), '--mount', 'cat', '/run/ended'];
        const [, code, folder] =
          /^(\d+) (.*)/.exec(execFileSync('nsenter', read, { encoding: 'utf8' })) ?? [];
        resolve({
          code: Number(code ?? error?.code ?? 1),
          text: `${stdout}${stderr}`,
          ...(folder !== undefined && { folder }),
        });
      },
    );
  });
}

async function end(holder: ChildProcess): Promise<void> {
  const gone = once(holder, 'exit');
  holder.kill('SIGKILL');
  await gone;
}
