import { expect, it } from 'vitest';
import { startFaultSite } from './fault-site.ts';
import { operations, said } from './operations.ts';
import { startProduct } from './product.ts';

it('the options for the largest answer and the longest request hold', async () => {
  const site = await startFaultSite();
  const product = await startProduct('stdio', site.url, {
    ATLASSIAN_MAX_RESPONSE_MB: '1',
    ATLASSIAN_TOTAL_TIMEOUT: '4',
  });
  const { name, arguments: inputs, target } = operations.read;
  const call = () => product.client.callTool({ name, arguments: inputs() });
  try {
    const large = await site.during(
      target,
      ({ response }) => void response.end('x'.repeat(3 * 1024 * 1024)),
      call,
    );
    expect(said(large.result)).toContain('more than the 1048576 allowed');
    const limited = await site.during(
      target,
      ({ response }) => void response.writeHead(429, { 'retry-after': '1' }).end(),
      call,
    );
    expect(said(limited.result)).toContain('answered 429');
    // One a second, where the default patience is for nine.
    expect(limited.requests).toBeLessThanOrEqual(4);
  } finally {
    await product.close();
    site.close();
  }
});
