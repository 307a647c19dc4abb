import { appendFileSync, mkdtempSync, openAsBlob, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { createHttpClient } from './client.ts';
import { encodeMultipart } from './multipart.ts';
import { createNetwork } from './network.ts';

const MIB = 1024 * 1024;

/** A file on the disk, and a client to a real server that counts what arrives. */
async function upload(size: number) {
  const folder = mkdtempSync(join(tmpdir(), 'upload-'));
  const file = join(folder, 'a.bin');
  writeFileSync(file, '');
  truncateSync(file, size);
  const seen: { headers: IncomingHttpHeaders; bytes: number }[] = [];
  const server = createServer(async (request, response) => {
    let bytes = 0;
    try {
      for await (const chunk of request) bytes += (chunk as Buffer).byteLength;
    } catch {
      return;
    }
    seen.push({ headers: request.headers, bytes });
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });
  const client = createHttpClient({
    product: 'Jira',
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fetch: createNetwork({ verifyTls: true, caFiles: [], systemTrustStore: false }).fetch,
    sign: () => {},
  });
  const form = new FormData();
  form.append('file', await openAsBlob(file), 'a.bin');
  return { file, form, seen, send: () => client.post('/attachments', z.object({}), { form }) };
}

it('sends a file from the disk piece by piece, and says its length before', async () => {
  const size = 48 * MIB;
  const { form, seen, send } = await upload(size);
  for await (const piece of encodeMultipart(form).data.stream())
    expect(piece.byteLength).toBeLessThanOrEqual(MIB);
  await send();
  const [arrived] = seen;
  expect(arrived?.headers).not.toHaveProperty('transfer-encoding');
  expect(Number(arrived?.headers['content-length'])).toBe(arrived?.bytes);
  expect(arrived?.bytes).toBeGreaterThan(size);
});

it('says so when a file changes between its check and its sending', async () => {
  const { file, seen, send } = await upload(1000);
  appendFileSync(file, 'more');
  await expect(send()).rejects.toThrow('a file that was to be sent was changed or removed');
  expect(seen).toEqual([]);
});
