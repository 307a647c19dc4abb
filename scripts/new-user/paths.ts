import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMachine, type Machine } from './machine.ts';

/** A command that a new user types, and how long it took. */
export interface Step {
  command: string;
  seconds: number;
}

export interface Timed {
  steps: Step[];
  /** From the first command to the end of the last, which printed the answer of a call. */
  seconds: number;
  /** What that printed. */
  answer: string;
}

export const checkout = fileURLToPath(new URL('../..', import.meta.url));

const CALL = `-H 'Content-Type: application/json' -d '{"method":"tools/call","params":{"name":"jira_get_issue","arguments":{"issue_key":"PROJ-1"}}}'`;

/** Puts the packages of the lock file into npm's cache. */
export function warmCache(): void {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-atlassian-warm-'));
  try {
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${checkout}`, folder], {
      stdio: 'inherit',
    });
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', ['ci', ...quiet], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Clone to the first answered call, with the built-in demo. @throws Error when a command fails. */
export const timeDemo = (): Promise<Timed> =>
  timed(async (type, machine) => {
    await type(`git clone --quiet ${checkout} mcp-atlassian-node`);
    await type('cd mcp-atlassian-node');
    // In the terminal where it stays; the next command is typed in another one, when the address was printed.
    await type('npm run demo', async () => {
      await must(machine, 'npm run demo >/run/demo.log 2>&1 &');
      await until(machine, 'grep -q Endpoint: /run/demo.log');
    });
    return type(`curl -sS http://127.0.0.1:9000/mcp ${CALL}`);
  });

/** Clone to the first answered call through nginx, as RUN-REMOTE-MACHINE.md has it. @throws Error when a command fails. */
export const timeService = (): Promise<Timed> =>
  timed(async (type, machine) => {
    await makeCertificate(machine);
    await type(`git clone --quiet ${checkout} mcp-atlassian`);
    await type('cd mcp-atlassian');
    await type('sudo ./deploy/install.sh');
    await startJira(machine);
    await type('sudo nano /opt/mcp-atlassian/.env');
    await type('sudo systemctl enable --now mcp-atlassian');
    await type('sudo apt install nginx');
    await type('sudo ./deploy/install-nginx.sh your-domain.com /etc/ssl/fullchain.pem /etc/ssl/privkey.pem');
    const call = `curl -sSk --fail --retry 100 --retry-delay 1 --retry-all-errors https://your-domain.com/mcp ${CALL}`;
    return type(call);
  });

/** A certificate for your-domain.com, as a person has one already. */
export const makeCertificate = (machine: Machine): Promise<void> =>
  must(
    machine,
    'openssl req -x509 -newkey rsa:2048 -nodes -keyout /etc/ssl/privkey.pem -out /etc/ssl/fullchain.pem -subj /CN=your-domain.com 2>&1',
  );

/** The person's Jira, played by the demo site, and the lines that the person will type into .env. */
export async function startJira(machine: Machine): Promise<void> {
  await must(machine, 'node dist/cli.js demo-site --port 8090 --deployment datacenter >/run/jira.log 2>&1 &');
  await until(machine, 'grep -q Ctrl-C /run/jira.log');
  await must(
    machine,
    "sed -n 's/.*Demo Jira: /JIRA_URL=/p; s/.*Demo Confluence: /CONFLUENCE_URL=/p' /run/jira.log >/run/typed",
  );
  const rest = [
    'JIRA_PERSONAL_TOKEN=demo-token',
    'CONFLUENCE_PERSONAL_TOKEN=demo-token',
    'ALLOW_GLOBAL_CRED_FALLBACK=true',
  ];
  await must(machine, `printf '%s\\n' ${rest.join(' ')} >>/run/typed`);
}

type Type = (command: string, act?: () => Promise<void>) => Promise<string>;

async function timed(walk: (type: Type, machine: Machine) => Promise<string>): Promise<Timed> {
  const machine = await createMachine();
  const steps: Step[] = [];
  try {
    const answer = await walk(async (command, act) => {
      const began = performance.now();
      let text = '';
      if (act) await act();
      else text = await outputOf(machine, command);
      steps.push({ command, seconds: (performance.now() - began) / 1000 });
      return text;
    }, machine);
    return { steps, seconds: steps.reduce((sum, { seconds }) => sum + seconds, 0), answer };
  } finally {
    await machine.close();
  }
}

async function outputOf(machine: Machine, command: string): Promise<string> {
  const { code, text } = await machine.run(command);
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${text}`);
  return text;
}

const must = async (machine: Machine, command: string): Promise<void> => {
  await outputOf(machine, command);
};

/** Asks again until a command succeeds, for five minutes. */
export async function until(machine: Machine, command: string): Promise<void> {
  await must(machine, `(for _ in $(seq 3000); do if ${command}; then exit 0; fi; sleep 0.1; done; exit 1)`);
}
