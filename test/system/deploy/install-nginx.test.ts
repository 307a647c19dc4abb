import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../peers.ts';
import { root, sh } from './tools.ts';

/** A computer with that nginx, whose programs only note what they were asked; `debian` keeps sites in folders of their own. */
function prepare({ version = '1.22.1', debian = true, settings = 'JIRA_URL=https://a.example' } = {}) {
  const place = temporaryFolder();
  const at = (name: string) => join(place, name);
  for (const name of ['bin', 'nginx']) mkdirSync(at(name));
  if (debian) for (const name of ['sites-available', 'sites-enabled']) mkdirSync(at(`nginx/${name}`));
  for (const name of ['nginx', 'systemctl'])
    writeFileSync(
      at(`bin/${name}`),
      `#!/bin/sh\necho "${name} $*" >>${at('asked')}\n[ "$1" != -v ] || echo 'nginx version: nginx/${version}' >&2\n`,
      { mode: 0o755 },
    );
  writeFileSync(at('.env'), settings);
  for (const name of ['site.crt', 'site.key']) writeFileSync(at(name), '');
  const env = { PATH: `${at('bin')}:${process.env.PATH}`, NGINX_DIR: at('nginx'), ENV_FILE: at('.env') };
  const install = (domain = 'mcp.example.com', ...files: string[]) =>
    sh(
      `${root}deploy/install-nginx.sh`,
      [domain, ...(files.length ? files : [at('site.crt'), at('site.key')])],
      { env },
    );
  return { at, install, read: (name: string) => readFileSync(at(name), 'utf8') };
}

describe('install-nginx.sh', () => {
  it('puts the site with its name and certificate where Debian keeps sites, and makes the name known', async () => {
    const { at, install, read } = prepare();
    expect(await install()).toMatchObject({ code: 0 });
    const site = read('nginx/sites-enabled/mcp-atlassian');
    expect(site).toContain('server_name mcp.example.com;');
    expect(site).toContain(`ssl_certificate ${at('site.crt')};`);
    expect(site).toContain('listen 443 ssl http2;');
    expect(site).not.toMatch(/your-domain|path\/to/);
    expect(read('.env')).toBe('JIRA_URL=https://a.example\nMCP_ALLOWED_HOSTS=mcp.example.com\n');
    expect(read('asked')).toMatch(
      /nginx -t\nsystemctl try-restart mcp-atlassian\nsystemctl reload-or-restart nginx\n$/,
    );
  });

  it('uses conf.d elsewhere, and the line of its own that newer versions have for HTTP/2', async () => {
    const { install, read } = prepare({ debian: false, version: '1.28.0' });
    expect(await install()).toMatchObject({ code: 0 });
    const site = read('nginx/conf.d/mcp-atlassian.conf');
    expect(site).toContain('listen 443 ssl;');
    expect(site.match(/^ {4}http2 on;$/gm)).toHaveLength(1);
  });

  it('can run again, and keeps who may connect', async () => {
    const { at, install, read } = prepare();
    await install();
    writeFileSync(at('nginx/snippets/mcp-atlassian-access.conf'), 'deny all;\n');
    expect(await install()).toMatchObject({ code: 0 });
    expect(read('nginx/snippets/mcp-atlassian-access.conf')).toBe('deny all;\n');
    expect(read('.env').match(/MCP_ALLOWED_HOSTS/g)).toHaveLength(1);
  });

  it('changes nothing for a name or path that could not be one, or a server that is not installed', async () => {
    const { at, install } = prepare();
    for (const args of [
      ['a b'],
      ['x.example;'],
      ['x.example', '/nowhere', at('site.key')],
      ['x.example', 'c;d', '/e'],
    ])
      expect(await install(...(args as [string, ...string[]]))).toMatchObject({
        code: 1,
        text: expect.stringMatching(/^Not installed: /),
      });
    expect(existsSync(at('nginx/conf.d'))).toBe(false);
    expect(existsSync(at('asked'))).toBe(false);
  });

  it('says when .env names other hosts, and leaves them', async () => {
    const { install, read } = prepare({ settings: 'MCP_ALLOWED_HOSTS=other.example.com\n' });
    expect(await install()).toMatchObject({
      code: 1,
      text: expect.stringContaining('MCP_ALLOWED_HOSTS without mcp.example.com'),
    });
    expect(read('.env')).toBe('MCP_ALLOWED_HOSTS=other.example.com\n');
  });
});
