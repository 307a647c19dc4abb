import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './tools.ts';

const guides = ['RUN-REMOTE-MACHINE.md', 'RUN-REMOTE-MACHINE-DOCKER.md'];
const read = (name: string) => readFileSync(root + name, 'utf8');
const given = join(root, '../shared/guide/deployment-guide.md');

/** What shows that a command of the guides holds, or why nothing can. The first pattern that fits counts. */
const shown: [RegExp, string][] = [
  [/^npm (ci|run build)/, 'dockerfile.test.ts'],
  [/--help$|--transport stdio|--very-verbose/, 'test/transports/stdio.test.ts'],
  [/^node -e "import/, 'here'],
  [/^cp env\.example|^chmod 600/, 'running.test.ts, install.sh'],
  [/^screen |^node dist\/cli\.js --transport streamable-http/, 'running.test.ts'],
  [/^python3 (simple_test|manual_test)|cli\.js doctor/, 'test/doctor'],
  [/^sudo \.\/deploy\/install\.sh/, 'running.test.ts'],
  [/^pm2 start/, 'running.test.ts'],
  [/^curl -X (GET|POST) /, 'test/transports/plain-calls.test.ts'],
  [/health-check\.sh|backup\.sh|^sudo tar -xzpf/, 'scripts.test.ts'],
  [/update\.sh/, 'update.test.ts'],
  [/^curl -w|^cd \/opt\/mcp-atlassian\/scripts/, 'scripts.test.ts'],
  [/nginx -t|^sudo cp deploy\/nginx/, 'nginx.test.ts'],
  [/^sudo logrotate/, 'logrotate.test.ts'],
  [/^helm install/, 'charts.test.ts'],
  [/^[A-Z_]+=/, 'lines of .env: test/config'],
  [
    /^sudo (apt|dnf)|^brew|^npm install -g|^git (clone|pull)|^node --version|^npm --version/,
    'not run: changes or asks the machine',
  ],
  [/^(docker|kubectl)/, 'not run: no engine or cluster; see dockerfile.test.ts and charts.test.ts'],
  [/^curl (http:\/\/localhost:9000\/healthz|-u|-I|--proxy)/, 'not run: asks a site of yours'],
  [
    /^(sudo )?(nano|chmod|chown|mkdir|cp|ln|systemctl|journalctl|ufw|firewall-cmd|setsebool|sysctl)/,
    'not run: changes the machine',
  ],
  [
    /^(ps|top|ss|free|df|ping|echo) ?|^pm2 (save|startup)|^cd mcp-atlassian$/,
    'not run: programs of the system',
  ],
];

/** Commands in the bash blocks, continued lines joined, comments and bodies of calls left out. */
const commandsOf = (text: string): string[] =>
  [...text.matchAll(/^```bash\n(.*?)^```/gms)]
    .flatMap(([, block = '']) =>
      block
        .replace(/\\\n\s*/g, '')
        .replace(/'\{\n.*?\}'/gs, "'{}'")
        .split('\n'),
    )
    .map((line) => line.replace(/\s+# .*/, '').trim())
    .filter((line) => line && !line.startsWith('#'));

describe.each(guides)('%s', (name) => {
  it('has no command that nothing shows, or that stands here without reason', () => {
    const commands = commandsOf(read(name));
    expect(commands.length).toBeGreaterThan(10);
    expect(commands.filter((command) => !shown.some(([pattern]) => pattern.test(command)))).toEqual([]);
  });

  it('links files that exist', () => {
    const links = [...read(name).matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path);
    expect(links.filter((path) => !existsSync(root + path))).toEqual([]);
  });
});

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
