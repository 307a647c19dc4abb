import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder } from './process.ts';

const openapi = new URL('../../../shared/openapi/', import.meta.url);

/** Prints once, after all tests, how many exchanges were held against the published OpenAPI. */
export function setup(): () => void {
  const counts = join(emptyFolder(), 'contract');
  process.env.CONTRACT_COUNTS = counts;
  return () => {
    if (!existsSync(openapi)) {
      console.log('Contract: skipped, the published OpenAPI documents do not lie beside the checkout.');
      return;
    }
    const lines = existsSync(counts) ? readFileSync(counts, 'utf8').trim().split('\n') : [];
    const total = lines.reduce((sum, line) => sum + Number(line), 0);
    console.log(
      `Contract: ${total} exchanges of the product with the demo site held against the published OpenAPI.`,
    );
  };
}
