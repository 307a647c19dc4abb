import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { overHttp } from '../support/clients.ts';
import { has } from './components.ts';
import { grace, inSession, startLoad, whoAmI, whoAmIBody } from './load.ts';
import {
  createService,
  readiness,
  startNginx,
  startRedis,
  startService,
  startSite,
} from './service-peers.ts';

const CALLERS = 6;

describe.skipIf(!has('nginx') || !has('redis-server'))('two processes behind nginx, with Redis', () => {
  const startBoth = async () => {
    const [site, redis] = [await startSite(30), await startRedis()];
    const env = { MCP_STATE_URL: `redis://127.0.0.1:${redis.port}`, MCP_VERY_VERBOSE: 'true' };
    const services = [await startService(site, env), await startService(site, env)] as const;
    return { redis, services, front: await startNginx(services.map(({ port }) => port)) };
  };

  it('fail no call while both are restarted, one after the other', async () => {
    const { services, front } = await startBoth();
    const load = startLoad(front, CALLERS);
    onTestFinished(load.stop);
    await load.more(50);
    for (const service of services) {
      const { child, ended } = service.current();
      child.kill('SIGTERM');
      expect(await ended).toMatchObject({ code: 0, signal: null });
      await load.more(50);
      await service.start();
      // nginx asks it again when fail_timeout is over; the next one may be stopped then.
      await vi.waitUntil(() => service.current().output.stderr.includes('upstream'));
    }
    await load.stop();
    console.log(`Rolling restart: ${load.calls} calls, ${load.failures.length} failed.`);
    expect(load.failures.slice(0, 3)).toEqual([]);
  }, 120_000);

  it('lose no call but those under way when one is killed', async () => {
    const { services, front } = await startBoth();
    const load = startLoad(front, CALLERS);
    onTestFinished(load.stop);
    await load.more(50);
    const { child, ended } = services[0].current();
    child.kill('SIGKILL');
    await ended;
    const killed = performance.now();
    await load.more(100);
    await load.stop();
    console.log(
      `One of two killed: ${load.calls} calls, ${load.failures.length} failed, all under way then.`,
    );
    expect(load.failures.filter(({ begun }) => begun > killed).slice(0, 3)).toEqual([]);
    expect(load.failures.length).toBeLessThanOrEqual(CALLERS);
  }, 120_000);

  it('go on in either with a session that one of them opened', async () => {
    const { services } = await startBoth();
    const [first, second] = services;
    const initialize = {
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
    };
    const opened = await inSession(first.url, initialize);
    const session = opened.headers.get('mcp-session-id') ?? '';
    expect(session).not.toBe('');
    expect((await inSession(second.url, { method: 'notifications/initialized' }, session)).status).toBe(202);
    expect(await (await inSession(second.url, whoAmIBody, session)).text()).toContain('Grace Hopper');
    expect((await inSession(second.url, whoAmIBody, 'unknown')).status).toBe(404);
    const { child, ended } = first.current();
    child.kill('SIGKILL');
    await ended;
    expect(await (await inSession(second.url, whoAmIBody, session)).text()).toContain('Grace Hopper');
    await first.start();
    expect(await (await inSession(first.url, whoAmIBody, session)).text()).toContain('Grace Hopper');
  });

  it('keep the session of a client through nginx while both are restarted', async () => {
    const { services, front } = await startBoth();
    const client = await overHttp('handshake', `${front}/mcp`, { authorization: grace.authorization });
    onTestFinished(() => client.close());
    const use = async () => {
      const result = await client.callTool({
        name: 'jira_get_user_profile',
        arguments: { user_identifier: 'me' },
      });
      expect(JSON.stringify(result.content)).toContain('Grace Hopper');
    };
    for (const service of services) {
      for (let count = 0; count < 4; count++) await use();
      const { child, ended } = service.current();
      child.kill('SIGTERM');
      await ended;
      for (let count = 0; count < 4; count++) await use();
      await service.start();
      // As above: the next one is stopped when nginx asks this one again.
      const asked = async () => {
        await use();
        return service.current().output.stderr.includes('upstream');
      };
      await vi.waitUntil(asked);
    }
  });

  it('serve callers with their own credentials while Redis is gone, say so, and recover', async () => {
    const { redis, services } = await startBoth();
    const [{ url }] = services;
    expect((await readiness(url)).body.checks?.state).toEqual({ ok: true, kept: 'redis' });
    await redis.stop();
    await vi.waitUntil(async () => (await readiness(url)).status === 503, { interval: 50 });
    expect((await readiness(url)).body).toMatchObject({
      status: 'not ready',
      checks: {
        configuration: { ok: true },
        state: { ok: false, error: expect.stringContaining('cannot be reached') },
      },
    });
    expect(await whoAmI(url)).toBeUndefined();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await redis.start();
    await vi.waitUntil(async () => (await readiness(url)).status === 200, { interval: 50 });
    expect(await whoAmI(url)).toBeUndefined();
    expect(services[0].current().output.stderr).toMatch(/cannot be reached[\s\S]*is back/);
  });

  it('start without Redis, and take it when it comes', async () => {
    const [site, redis] = [await startSite(0), await startRedis()];
    await redis.stop();
    const service = await createService(site, { MCP_STATE_URL: `redis://127.0.0.1:${redis.port}` });
    const ready = service.start();
    await vi.waitUntil(async () => (await readiness(service.url)).status === 503);
    expect(await whoAmI(service.url)).toBeUndefined();
    await redis.start();
    await ready;
  });
});
