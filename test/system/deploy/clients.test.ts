import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from '../../support/process.ts';
import { has } from '../components.ts';
import { temporaryFolder } from '../peers.ts';
import { root, sh } from './tools.ts';

const json = (path: string) => JSON.parse(readFileSync(root + path, 'utf8'));

/** The number of tools of the server that a client starts with this command. */
async function toolsOf(command: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StdioClientTransport({
      command,
      args: [...args, '--demo'],
      env: { PATH: process.env.PATH ?? '', ...env },
      cwd: emptyFolder(),
      stderr: 'ignore',
    }),
  );
  const { tools } = await client.listTools();
  await client.close();
  return tools.length;
}

describe('the client configurations', () => {
  it('start the server, or name the endpoint and the headers of a caller', async () => {
    for (const name of readdirSync(`${root}deploy/clients`).filter((each) => each.endsWith('.json'))) {
      const { mcpServers, servers } = json(`deploy/clients/${name}`);
      const { command, args, url, serverUrl, headers } = (mcpServers ?? servers).atlassian;
      if (command) {
        const [cli, flag] = args;
        expect(flag, name).toBe('--env-file');
        expect(await toolsOf(command, [cli.replace('/PATH/', root)]), name).toBeGreaterThan(90);
      } else {
        expect(url ?? serverUrl, name).toBe('https://your-domain.com/mcp');
        expect(Object.keys(headers), name).toEqual(['Authorization', 'X-Atlassian-Cloud-Id']);
      }
    }
  });

  const page = readFileSync(`${root}deploy/clients/README.md`, 'utf8');
  /** The words that a shell makes of the command that begins like this. */
  const wordsOf = async (beginning: string): Promise<string[]> => {
    const command = [...page.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
    const line = command.find((code) => code.startsWith(beginning)) ?? '';
    return (await sh('sh', ['-c', `for word in ${line}; do printf '%s\\n' "$word"; done`])).text
      .trim()
      .split('\n');
  };

  it('are what the commands of Claude Code and VS Code set up', async () => {
    const stdio = json('deploy/clients/claude.json').mcpServers.atlassian;
    const started = await wordsOf('claude mcp add atlassian');
    expect(started).toEqual(['claude', 'mcp', 'add', 'atlassian', '--', stdio.command, ...stdio.args]);
    const http = json('deploy/clients/claude-http.json').mcpServers.atlassian;
    const headers = Object.entries(http.headers).flatMap(([name, value]) => [
      '--header',
      `${name}: ${value}`,
    ]);
    expect(await wordsOf('claude mcp add --transport')).toEqual([
      ...['claude', 'mcp', 'add', '--transport', http.type, 'atlassian', http.url],
      ...headers,
    ]);
    const [code, flag, config = ''] = await wordsOf('code --add-mcp');
    expect([code, flag]).toEqual(['code', '--add-mcp']);
    const { name, ...server } = JSON.parse(config);
    expect({ [name]: server }).toEqual(json('deploy/clients/vscode.json').servers);
  });

  it('come as links of Cursor and VS Code that name the address of the demo', () => {
    const [cursor = '', code = ''] = page.match(/^(cursor|vscode):\S+$/gm) ?? [];
    const { protocol, host, pathname, searchParams } = new URL(cursor);
    expect([protocol, host, pathname]).toEqual(['cursor:', 'anysphere.cursor-deeplink', '/mcp/install']);
    const config = JSON.parse(Buffer.from(searchParams.get('config') ?? '', 'base64').toString('utf8'));
    const url = 'http://127.0.0.1:9000/mcp';
    expect([searchParams.get('name'), config]).toEqual(['atlassian', { url }]);
    const [path, query = ''] = code.split('?');
    expect([path, JSON.parse(decodeURIComponent(query))]).toEqual([
      'vscode:mcp/install',
      { name: 'atlassian', type: 'http', url },
    ]);
    const demo = json('package.json').scripts.demo;
    expect(demo).toContain('--host 127.0.0.1 --port 9000');
  });

  it('name options that exist, in server.json and the bundle', () => {
    const documented = readFileSync(`${root}docs/configuration.md`, 'utf8');
    const names = [
      ...json('server.json').packages[0].environmentVariables.map(({ name }: { name: string }) => name),
      ...Object.keys(json('deploy/mcpb/manifest.json').server.mcp_config.env),
    ];
    for (const name of names) expect(documented).toContain(`\`${name}\``);
  });
});

describe.skipIf(!has('zip') || !has('unzip'))('the .mcpb bundle', () => {
  it('holds a server that starts from the folder it is unpacked in', async () => {
    const folder = temporaryFolder();
    const bundle = join(folder, 'server.mcpb');
    expect(await sh(process.execPath, ['scripts/build-mcpb.mjs', bundle])).toMatchObject({ code: 0 });
    await sh('unzip', ['-q', bundle, '-d', join(folder, 'unpacked')]);
    const { server } = JSON.parse(readFileSync(join(folder, 'unpacked/manifest.json'), 'utf8'));
    const args = server.mcp_config.args.map((each: string) =>
      each.replace(/\$\{__dirname\}/, join(folder, 'unpacked')),
    );
    expect(await toolsOf(server.mcp_config.command, args)).toBeGreaterThan(90);
  }, 300_000);
});
