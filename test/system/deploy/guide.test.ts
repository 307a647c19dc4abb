import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { canHaveMachine, createMachine, type Machine } from '../../../scripts/new-user/machine.ts';
import { checkout, makeCertificate, startJira, until, warmCache } from '../../../scripts/new-user/paths.ts';
import { has } from '../components.ts';
import { blocksOf, type Fate, fates, isSetting } from './guide-commands.ts';
import { root } from './tools.ts';

/** Installing and building on a busy machine. */
const WALK_MS = 900_000;

const guides = ['RUN-REMOTE-MACHINE.md', 'RUN-REMOTE-MACHINE-DOCKER.md'];
const read = (name: string) => readFileSync(root + name, 'utf8');
const readIfAny = (name: string) => (existsSync(root + name) ? read(name) : '');
const given = join(root, '../shared/guide/deployment-guide.md');

describe.each(guides)('%s', (name) => {
  const commands = blocksOf(read(name))
    .flat()
    .filter((line) => !isSetting(line));
  const own = fates[name] ?? new Map<string, Fate>();

  it('has no command that is neither run by a test nor left out for a reason, and the list no other', () => {
    expect(new Set(commands)).toEqual(new Set(own.keys()));
  });

  it('is shown by tests that exist', () => {
    const missing = [...own.values()].filter(
      (fate) => typeof fate === 'object' && 'by' in fate && !readIfAny(fate.by).includes(fate.as),
    );
    expect(missing).toEqual([]);
  });

  it('links files that exist', () => {
    const links = [...read(name).matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path);
    expect(links.filter((path) => !existsSync(root + path))).toEqual([]);
  });
});

describe.skipIf(!canHaveMachine() || !has('nginx') || !has('openssl') || !has('logrotate'))(
  'RUN-REMOTE-MACHINE.md, walked in a machine of its own',
  () => {
    let machine: Machine;
    beforeAll(async () => {
      warmCache();
      machine = await createMachine();
      return () => machine.close();
    }, WALK_MS);

    /** What has to be there before a command, and what a person waits for after it. */
    const around: Record<string, { before?: () => Promise<unknown>; after?: () => Promise<unknown> }> = {
      'cd mcp-atlassian': { before: () => machine.run(`git clone --quiet ${checkout} mcp-atlassian`) },
      'npm run build': { after: () => startJira(machine) },
      'sudo systemctl enable --now mcp-atlassian': {
        after: () => until(machine, 'curl -sf -o /dev/null http://127.0.0.1:9000/healthz'),
      },
      'sudo ./deploy/install-nginx.sh your-domain.com /etc/ssl/fullchain.pem /etc/ssl/privkey.pem': {
        before: () => makeCertificate(machine),
        after: () => until(machine, 'curl -skf -o /dev/null https://your-domain.com/healthz'),
      },
    };

    it(
      'works, command by command',
      async () => {
        const said = new Map<string, string>();
        for (const block of blocksOf(read('RUN-REMOTE-MACHINE.md'))) {
          await machine.run('cd /srv/person/mcp-atlassian 2>/dev/null || cd /srv/person');
          for (const command of block) {
            if (fates['RUN-REMOTE-MACHINE.md']?.get(command) !== 'walked') continue;
            await around[command]?.before?.();
            const { code, text } = await machine.run(command);
            expect(code, `${command}\n${text.slice(-3_000)}`).toBe(0);
            said.set(command, text);
            await around[command]?.after?.();
          }
        }
        expect(said.get('sudo journalctl -u mcp-atlassian -n 50')).toContain('Listening on');
        expect(said.get('sudo nginx -t')).toContain('test is successful');
        const list = `-H 'Content-Type: application/json' -d '{"method":"tools/list","params":{}}'`;
        const { text } = await machine.run(`curl -sk https://your-domain.com/mcp ${list}`);
        expect(JSON.parse(text).result.tools.length).toBeGreaterThan(10);
      },
      WALK_MS,
    );
  },
);

describe('the guide', () => {
  const headings = (text: string) =>
    text
      .replace(/^```.*?^```/gms, '')
      .split('\n')
      .filter((line) => line.startsWith('#'));

  it('has the headings of the given one, in its order', ({ skip }) => {
    if (!existsSync(given)) {
      console.log('The given guide does not lie beside the checkout: its headings are not compared.');
      skip();
    }
    const expected = headings(readFileSync(given, 'utf8')).map((line) =>
      line.replace('Install UV Package Manager', 'Install Node.js'),
    );
    expect(headings(read('RUN-REMOTE-MACHINE.md'))).toEqual(expected);
  });

  it('can import the package without starting anything', async () => {
    expect(Object.keys(await import('../../../dist/main.js' as string))).not.toEqual([]);
  });
});
