import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../src/server/http/listen.ts';
import { respond } from '../../src/status/respond.ts';
import { startHttp } from '../support/process.ts';
import { call, send } from '../support/raw.ts';
import { busyView } from '../support/status-view.ts';
import { has } from './components.ts';

const pictures = fileURLToPath(new URL('../../test-results/status-page/', import.meta.url));

describe.skipIf(!has('chromium'))('the status page in a real browser', () => {
  let browser: Browser;
  /** A service that has just begun, and the page of one that was busy for an hour. */
  const addresses: Record<string, string> = {};
  const ends: (() => unknown)[] = [];
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    });
    const started = await startHttp();
    for (const key of ['PROJ-1', 'NOPE-1'])
      await send(`${started.url}/mcp`, { body: call('jira_get_issue', { issue_key: key }) });
    const busy = await listen({
      host: '127.0.0.1',
      port: 0,
      handle: async () => respond(busyView(Date.now())),
    });
    addresses.started = `${started.url}/status`;
    addresses.busy = busy.url;
    ends.push(
      () => browser.close(),
      () => started.child.kill(),
      () => busy.close(0),
    );
  }, 60_000);
  afterAll(async () => {
    for (const end of ends) await end();
  });

  it.each(
    ['started', 'busy'].flatMap((name) =>
      [400, 1400].flatMap((width) =>
        (['light', 'dark'] as const).map((scheme) => [name, width, scheme] as const),
      ),
    ),
  )(
    '%s at %i px, %s: nothing is refused, and nothing is wider than the window',
    async (name, width, scheme) => {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
      const problems: string[] = [];
      page.on('console', (message) => problems.push(message.text()));
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('requestfailed', (request) => problems.push(request.url()));
      await page.goto(addresses[name] ?? '');
      await page.screenshot({ path: `${pictures}${name}-${width}-${scheme}.png`, fullPage: true });
      expect(await page.textContent('h1')).toBe('mcp-atlassian');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        scheme === 'dark' ? 'rgb(18, 22, 28)' : 'rgb(246, 247, 249)',
      );
      expect(await page.locator('svg[role=img]').count()).toBe(2);
      expect(problems).toEqual([]);
      await page.close();
    },
  );
});
