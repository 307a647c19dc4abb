import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { type Answer, clientTo, Key } from '../../test/support/client-to.ts';

const packed =
  (encoding: string, data: Buffer): Answer =>
  (_, response) =>
    void response
      .writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding })
      .end(data);

/** Text that packing makes no smaller. */
const noise = (characters: number): string =>
  Array.from({ length: characters }, () => Math.floor(Math.random() * 36).toString(36)).join('');

it.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
] as const)('%s answers are unpacked, small and large ones', async (encoding, pack) => {
  for (const key of ['A-1', noise(200_000)]) {
    const { client } = await clientTo([packed(encoding, pack(JSON.stringify({ key })))]);
    expect(await client.get('/x', Key)).toEqual({ key });
  }
});

it.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
] as const)('%s answers that would become too large are refused', async (encoding, pack) => {
  const bomb = pack(JSON.stringify({ key: 'x'.repeat(20_000_000) }));
  expect(bomb.length).toBeLessThan(100_000);
  const { client } = await clientTo([packed(encoding, bomb)], { maxBytes: 1_000_000 });
  await expect(client.get('/x', Key)).rejects.toThrow('more than the 1000000 allowed');
});

it('an encoding that nobody asked for, or that is not what it says, is an error and no data', async () => {
  const data = Buffer.from('{"key":"A-1"}');
  const broken = await clientTo([packed('gzip', data)]);
  await expect(broken.client.get('/x', Key)).rejects.toThrow('(Z_DATA_ERROR)');
  const unknown = await clientTo([packed('zstd', gzipSync(data))]);
  await expect(unknown.client.get('/x', z.unknown())).rejects.toThrow('is not text in UTF-8');
});
