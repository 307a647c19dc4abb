import { Counter, Gauge, type Registry } from 'prom-client';
import type { Look, SiteState } from './observer.ts';

interface Options {
  version: string;
  look(): Look;
}

/** What is looked up when Prometheus asks. */
export function watchState(registry: Registry, { version, look }: Options): void {
  const registers = [registry];
  new Gauge({
    name: 'mcp_atlassian_build_info',
    help: 'Version of the server.',
    labelNames: ['version'],
    aggregator: 'first',
    registers,
  }).set({ version }, 1);
  new Gauge({
    name: 'mcp_atlassian_processes',
    help: 'Processes that serve.',
    registers,
  }).set(1);
  new Gauge({
    name: 'mcp_server_active_sessions',
    help: 'Sessions over HTTP that are open and were used lately, in the process that opened them.',
    registers,
    collect() {
      this.set(look().sessions);
    },
  });
  new Counter({
    name: 'mcp_atlassian_cache_requests_total',
    help: 'Lookups of what rarely changes (fields, users, projects), by result: hit or miss.',
    labelNames: ['result'],
    registers,
    collect() {
      const { hits, misses } = look().cache;
      this.reset();
      this.inc({ result: 'hit' }, hits);
      this.inc({ result: 'miss' }, misses);
    },
  });
  watchGates(registry, () => look().sites);
}

function watchGates(registry: Registry, sites: () => readonly SiteState[]): void {
  const registers = [registry];
  const labelNames = ['product'] as const;
  new Gauge({
    name: 'mcp_atlassian_gate_requests',
    help: 'Requests to Atlassian that run, and those that wait for their turn.',
    labelNames: ['product', 'state'],
    registers,
    collect() {
      this.reset();
      for (const { product, running, waiting } of sites()) {
        this.inc({ product, state: 'running' }, running);
        this.inc({ product, state: 'waiting' }, waiting);
      }
    },
  });
  new Gauge({
    name: 'mcp_atlassian_breakers_open',
    help: 'Sites that are not asked at present, as they failed too often in a row.',
    labelNames,
    // Processes tell each other of open breakers.
    aggregator: 'max',
    registers,
    collect() {
      this.reset();
      for (const { product, open } of sites()) this.inc({ product }, open ? 1 : 0);
    },
  });
  const counter = (name: string, help: string, of: (site: SiteState) => number) =>
    new Counter({
      name,
      help,
      labelNames,
      registers,
      collect() {
        this.reset();
        for (const site of sites()) this.inc({ product: site.product }, of(site));
      },
    });
  counter(
    'mcp_atlassian_breaker_openings_total',
    'How often a site was found to fail too often.',
    (site) => site.openings,
  );
  counter(
    'mcp_atlassian_breaker_refused_total',
    'Requests that were not sent, as the breaker was open.',
    (site) => site.refused,
  );
}
