import { availableParallelism } from 'node:os';
import { sitesFrom } from '../auth/from-config.ts';
import type { SiteState } from '../metrics/observer.ts';
import { type Recording, sumOf } from '../metrics/recording.ts';
import type { Check } from '../server/http/health.ts';
import type { StatusCheck, StatusSite, StatusView } from '../status/view.ts';
import { version } from '../version.ts';
import { gatewayOf } from './app-settings.ts';
import { wantsWorkers } from './open-state.ts';
import type { Parts } from './parts.ts';

/** Sites that callers named, beside the operator's. */
const MAX_SITES = 20;

/** What the status page shows of the service, from what its processes recorded. */
export async function statusView(
  parts: Parts,
  checks: Readonly<Record<string, Check>>,
  recordings: readonly Recording[],
): Promise<StatusView> {
  const recording = sumOf(recordings.length > 0 ? recordings : [parts.observation.recording()]);
  return {
    now: Date.now(),
    version,
    transport: parts.config.transport,
    ...whose(parts, recordings.length),
    checks: await Promise.all(Object.entries(checks).map(ask)),
    sites: sitesIn(parts, recording.look.sites),
    recording,
  };
}

async function ask([name, check]: [string, Check]): Promise<StatusCheck> {
  const { ok, ...details } = await check();
  const detail = Object.entries(details).map(([key, value]) => `${key.replaceAll('_', ' ')}: ${value}`);
  return { name: name.replaceAll('_', ' '), ok, detail: detail.join(', ') };
}

/** Whose figures the page has, and whose it has not. */
function whose({ config, shared }: Parts, told: number): Pick<StatusView, 'processes' | 'missing'> {
  const missing =
    shared.kept === 'redis'
      ? [
          'Only this machine is counted here; other machines that share MCP_STATE_URL have pages of their own.',
        ]
      : [];
  if (!wantsWorkers(config)) return { processes: `process ${process.pid}`, missing };
  const count = config.workers === 'auto' ? availableParallelism() : config.workers;
  if (told < count)
    missing.push(
      told === 0
        ? `The workers did not tell what they recorded; these figures are those of process ${process.pid} alone.`
        : `${told} of ${count} workers told what they recorded; the others are starting or too busy.`,
    );
  return {
    processes: `sum of ${told} of ${count} workers (health is that of process ${process.pid})`,
    missing,
  };
}

/** The operator's sites first, then those that were asked lately; sites behind one gateway share a line. */
function sitesIn({ sites, config }: Parts, asked: readonly SiteState[]): StatusSite[] {
  const lines = new Map<string, StatusSite>();
  const lineOf = (product: string, url: string, kind: string): StatusSite => {
    const { host } = new URL(url);
    const key = `${product} ${host}`;
    const line = lines.get(key) ?? { product, host, kind, requests: 0, running: 0, waiting: 0, open: false };
    lines.set(key, line);
    return line;
  };
  const configured = Object.values(sitesFrom(sites));
  for (const { product, apiUrl, deployment } of configured)
    lineOf(product, apiUrl, deployment === 'cloud' ? 'Cloud' : 'Data Center');
  const gateway = gatewayOf(config);
  for (const { product, url, ...state } of asked.filter(({ entered }) => entered > 0)) {
    const line = lineOf(
      product,
      url,
      url.startsWith(gateway) ? 'Cloud, by its gateway' : 'named by a caller',
    );
    line.requests += state.entered;
    line.running += state.running;
    line.waiting += state.waiting;
    line.open ||= state.open;
  }
  return [...lines.values()].slice(0, configured.length + MAX_SITES);
}
