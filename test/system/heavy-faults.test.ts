import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Fault, FaultSite } from '../faults/fault-site.ts';
import { startFaultSite } from '../faults/fault-site.ts';
import { expectBoundedMemory } from '../faults/matrix.ts';
import { playAndGoOn } from '../faults/play.ts';
import { type Product, startProduct, type Transport } from '../faults/product.ts';
import { doubtful, everywhere, type Row } from '../faults/table.ts';

const MIB = 1024 * 1024;
const HUGE = 500 * MIB;
const piece = Buffer.alloc(MIB, 'x');

/** Five hundred megabytes, as fast as they are taken. */
const flood =
  (announced: boolean): Fault =>
  ({ request, response }) => {
    request.resume();
    response.writeHead(200, {
      'content-type': 'application/json',
      ...(announced && { 'content-length': HUGE }),
    });
    let left = HUGE / MIB;
    const write = () => {
      while (left > 0 && !response.destroyed) {
        left -= 1;
        if (!response.write(piece)) return void response.once('drain', write);
      }
      response.end();
    };
    write();
  };

/** An attachment that is handed to an assistant has a smaller limit of its own. */
function tooMuch(size: string): Row['expected'] {
  const says = (limit: number) => `the answer has ${size} bytes, more than the ${limit * MIB} allowed`;
  return { ...doubtful(1, says(64)), download: { requests: 1, says: new RegExp(says(50)) } };
}

const rows: readonly Row[] = [
  {
    name: 'a body of 500 MB that says so',
    fault: flood(true),
    expected: tooMuch(`${HUGE}`),
  },
  {
    name: 'a body of 500 MB that does not say so',
    fault: flood(false),
    expected: tooMuch('at least \\d+'),
  },
  {
    name: 'silence of 40 s, within the time limit of 75 s',
    fault: async ({ pass }) => {
      await new Promise((resolve) => setTimeout(resolve, 40_000));
      await pass();
    },
    expected: everywhere(1, 'right'),
  },
];

describe.each<Transport>(['stdio', 'HTTP'])('heavy faults over %s', (transport) => {
  let site: FaultSite;
  let product: Product;
  beforeAll(async () => {
    site = await startFaultSite();
    product = await startProduct(transport, site.url);
  });
  afterAll(async () => {
    await product.close();
    site.close();
  });

  it.each(rows)('$name', (row) => playAndGoOn(row, product, site), 120_000);

  it('bound memory', () => expectBoundedMemory(product, transport));
});
