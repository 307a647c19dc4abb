import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Fault, type FaultSite, startFaultSite } from '../faults/fault-site.ts';
import { operations } from '../faults/operations.ts';
import { type Product, startProduct, type Transport } from '../faults/product.ts';
import type { Era } from '../support/clients.ts';

const TRIES = 5;
const { name, arguments: inputs, target } = operations.read;

/** Starts a call and gives back how the caller ends it. */
type Begin = (product: Product) => () => void;

const withSignal: Begin = ({ client }) => {
  const controller = new AbortController();
  client.callTool({ name, arguments: inputs() }, { signal: controller.signal }).catch(() => {});
  return () => controller.abort();
};

const hangUp: Begin = ({ url = '' }) => {
  const sent = request(url, { method: 'POST', headers: { 'content-type': 'application/json' } });
  sent.on('error', () => {});
  sent.end(JSON.stringify({ method: 'tools/call', params: { name, arguments: inputs() } }));
  return () => sent.destroy();
};

const cases: [string, Transport, Era, Begin][] = [
  ['a cancelled call over stdio with handshake', 'stdio', 'handshake', withSignal],
  ['a cancelled call over stdio without handshake', 'stdio', '2026-07-28', withSignal],
  ['a cancelled call over HTTP without handshake', 'HTTP', '2026-07-28', withSignal],
  ['a caller of the handshake era over HTTP who hangs up', 'HTTP', 'handshake', hangUp],
];

describe.each(cases)('%s', (label, transport, era, begin) => {
  let site: FaultSite;
  let product: Product;
  beforeAll(async () => {
    site = await startFaultSite();
    product = await startProduct(transport, site.url, {}, era);
  });
  afterAll(async () => {
    await product.close();
    site.close();
  });

  it('closes the connection to Atlassian within 100 ms', async () => {
    const times: number[] = [];
    for (let count = 0; count < TRIES; count++) {
      let [asked, closed] = [0, 0];
      const silence: Fault = ({ request: { socket } }) => {
        asked = performance.now();
        socket.once('close', () => {
          closed = performance.now();
        });
      };
      await site.during(target, silence, async () => {
        const end = begin(product);
        await vi.waitUntil(() => asked > 0, { interval: 5 });
        const ended = performance.now();
        end();
        await vi.waitUntil(() => closed > 0, { interval: 5 });
        times.push(closed - ended);
      });
    }
    times.sort((one, other) => one - other);
    console.log(`${label}: ${times.map((ms) => ms.toFixed(1)).join(', ')} ms until the socket was closed`);
    // The machine may be busy for a moment; the product is not.
    expect(times[Math.floor(TRIES / 2)]).toBeLessThan(100);
  });
});
