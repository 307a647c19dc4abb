import type { Deployment } from '../demo/call.ts';
import type { Fetch } from '../http/request.ts';
import type { State } from '../state/state.ts';
import type { OpenState } from './open-state.ts';

const KEY = 'demo:url';
/** Says for which address a request was meant: that decides which product answers. */
const TARGET = 'x-demo-url';
const FOREVER_MS = 10 * 365 * 24 * 3_600_000;

/** Keeps the demo site in the primary process, where every worker sees what the others changed. */
export async function shareDemo(deployment: Deployment, state: State): Promise<void> {
  const [{ createDemoSite }, { listen }, { webHandler }] = await Promise.all([
    import('../demo/site.ts'),
    import('../server/http/listen.ts'),
    import('../server/http/web.ts'),
  ]);
  const site = createDemoSite({ deployment });
  const handle = async (request: Request): Promise<Response> => {
    const { method, headers } = request;
    const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
    return site.fetch(new Request(headers.get(TARGET) ?? request.url, { method, headers, body }));
  };
  const { url } = await listen({ host: '127.0.0.1', port: 0, handle: webHandler(handle) });
  await state.set(KEY, url, { ttlMs: FOREVER_MS });
}

/** The way to the demo site: in this process, or in the one that keeps it for all workers. */
export async function demoFetch(deployment: Deployment, { kept, state }: OpenState): Promise<Fetch> {
  const shared = kept === 'primary' ? await state.get(KEY) : undefined;
  if (shared === undefined) {
    const { createDemoSite } = await import('../demo/site.ts');
    const site = createDemoSite({ deployment });
    return (url, init) => site.fetch(new Request(url, init));
  }
  const { createNetwork } = await import('../http/network.ts');
  const network = createNetwork({ verifyTls: true, systemTrustStore: false, caFiles: [] });
  return (url, init) =>
    network.fetch(new URL(shared), { ...init, headers: { ...init.headers, [TARGET]: url.href } });
}
