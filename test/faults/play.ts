import { expect } from 'vitest';
import type { FaultSite } from './fault-site.ts';
import { type Operation, operationNames, operations, said } from './operations.ts';
import type { Product } from './product.ts';
import type { Row } from './table.ts';

interface Played {
  requests: number;
  failed: boolean;
  text: string;
}

/** Plays one fault for one operation of each kind at once, and then has each done again on the healthy site. */
export async function playAndGoOn(row: Row, product: Product, site: FaultSite): Promise<void> {
  await play(row, product, site);
  const next = await Promise.all(operationNames.map((name) => call(name, product)));
  for (const [at, name] of operationNames.entries())
    expect(next[at]?.text, `the call after ${row.name}, ${name}`).toMatch(operations[name].right);
}

/** Plays one fault for one operation of each kind at once; counts the requests and reads what is said. */
export async function play(row: Row, product: Product, site: FaultSite): Promise<void> {
  const played = await Promise.all(operationNames.map((name) => playOne(row, name, { product, site })));
  for (const [at, name] of operationNames.entries()) {
    const { requests, says } = row.expected[name];
    const { text, failed, ...counted } = played[at] as Played;
    const label = `${row.name}, ${name}: ${text.slice(0, 600)}`;
    expect(text, label).toMatch(says === 'right' ? operations[name].right : says);
    if (says === 'right') expect(failed, label).toBe(false);
    expect(counted.requests, label).toBe(requests);
    expect(text, label).not.toMatch(/demo-token|s3cret|inside this server/);
  }
}

async function playOne(
  row: Row,
  name: Operation,
  { product, site }: { product: Product; site: FaultSite },
): Promise<Played> {
  const { result, requests } = await site.during(operations[name].target, row.fault, () =>
    call(name, product),
  );
  return { ...result, requests };
}

async function call(name: Operation, { client }: Product): Promise<{ text: string; failed: boolean }> {
  const { name: tool, arguments: inputs } = operations[name];
  const result = await client.callTool({ name: tool, arguments: inputs() }, { timeout: 120_000 });
  return { text: said(result), failed: result.isError === true };
}
