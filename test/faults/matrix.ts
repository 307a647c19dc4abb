import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FaultSite, startFaultSite } from './fault-site.ts';
import { play, playAndGoOn } from './play.ts';
import { type Product, startProduct, type Transport } from './product.ts';
import { everywhere, type Row, rows } from './table.ts';

/** MiB that one process may have at most, Node's own fifty included. */
const MOST_MEMORY = 400;

/** The whole table of faults for one transport, with the product as one process. */
export function describeMatrix(transport: Transport): void {
  describe(`faults over ${transport}`, () => {
    let site: FaultSite;
    let product: Product;
    beforeAll(async () => {
      site = await startFaultSite();
      product = await startProduct(transport, site.url, { CONFLUENCE_TIMEOUT: '5' });
    });
    afterAll(async () => {
      await product.close();
      site.close();
    });

    it.each(rows)('$name', (row) => playAndGoOn(row, product, site));

    it('bounds memory over all of them', () => expectBoundedMemory(product, transport));

    it('a host name that nobody knows', () => playUnknownHost(transport));
  });
}

export function expectBoundedMemory(product: Product, transport: Transport): void {
  const peak = product.peakMemory();
  if (peak === undefined) {
    console.log('Memory is not measured: this system does not tell it.');
    return;
  }
  console.log(`Peak memory over ${transport}: ${Math.round(peak)} MiB`);
  expect(peak).toBeLessThan(MOST_MEMORY);
}

const unknownHost: Row = {
  name: 'DNS failure',
  fault: () => {},
  expected: everywhere(0, /host name (is not known|could not be resolved)/),
};

/** Confluence at a host that does not exist, and Jira at one that does. */
async function playUnknownHost(transport: Transport): Promise<void> {
  const site = await startFaultSite();
  const product = await startProduct(transport, site.url, {
    CONFLUENCE_URL: 'http://no-such-host.invalid/confluence',
    JIRA_URL: site.url,
    JIRA_DEPLOYMENT: 'datacenter',
    JIRA_USERNAME: 'ada',
    JIRA_API_TOKEN: 'demo-token',
  });
  try {
    await play(unknownHost, product, site);
    const next = await product.client.callTool({
      name: 'jira_get_issue',
      arguments: { issue_key: 'PROJ-1' },
    });
    expect(next.isError).toBeUndefined();
  } finally {
    await product.close();
    site.close();
  }
}
