import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { has } from '../components.ts';
import { makeCertificates, temporaryFolder } from '../peers.ts';
import { root, sh } from './tools.ts';

const shipped = (name: string) => readFileSync(`${root}deploy/compose/${name}`, 'utf8');

describe('the compose files', () => {
  it.skipIf(!has('nginx') || !has('openssl')).each(['proxy.conf', 'balancer.conf'])(
    'give nginx a configuration that it accepts: %s',
    async (name) => {
      const folder = temporaryFolder();
      const { server } = makeCertificates();
      const text = shipped(name)
        .replace('include snippets/', `include ${root}deploy/nginx/`)
        .replace('/etc/nginx/certificates/fullchain.pem', server.cert)
        .replace('/etc/nginx/certificates/privkey.pem', server.key)
        .replaceAll(/mcp-\d:9000/g, '127.0.0.1:9000')
        // Known to nginx from 1.25.1 on, as the image has it.
        .replace('http2 on;', '');
      const main = join(folder, 'nginx.conf');
      writeFileSync(
        main,
        `pid ${join(folder, 'pid')}; error_log stderr; events {} http { access_log off; ${text} }`,
      );
      const outcome = await sh('nginx', ['-t', '-p', folder, '-c', main]);
      expect([outcome.code, outcome.text]).toEqual([0, expect.stringContaining('test is successful')]);
    },
  );

  it.each(['single.yaml', 'replicas.yaml'])('run the server as little as it needs: %s', (name) => {
    for (const line of [
      'read_only: true',
      'cap_drop: [ALL]',
      'no-new-privileges:true',
      'stop_grace_period: 45s',
    ])
      expect(shipped(name)).toContain(line);
  });
});
