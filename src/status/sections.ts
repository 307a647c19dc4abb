import { quantile } from '../metrics/latencies.ts';
import type { Recording } from '../metrics/recording.ts';
import { type Html, html } from './html.ts';
import { mark, table } from './table.ts';
import type { StatusCheck, StatusSite, StatusView } from './view.ts';
import { ago, bytes, duration, number, percent, span } from './words.ts';

const ACTIVE_MS = 5 * 60_000;
const MAX_TOOLS = 15;
const MAX_ERRORS = 20;
const MAX_CALLERS = 15;

/** The figures of the last hour, and what is there now. */
export function figures({ recording, now }: StatusView): Html {
  const { minutes, callers, look } = recording;
  const hourAgo = Math.floor(now / 60_000) - 59;
  const recent = minutes.filter((minute) => minute.number >= hourAgo);
  const calls = recent.reduce((sum, minute) => sum + minute.calls, 0);
  const errors = recent.reduce((sum, minute) => sum + minute.errors, 0);
  const active = Object.values(callers).filter(({ last }) => now - last <= ACTIVE_MS).length;
  const { hits, misses } = look.cache;
  const tiles: [string, string, string][] = [
    ['Calls', number(calls), 'last hour'],
    ['Failed', number(errors), `last hour, ${percent(errors, calls)}`],
    ['Callers', number(active), 'active in 5 min'],
    ['Sessions', number(look.sessions), 'open over HTTP'],
    ['Cache', percent(hits, hits + misses), `hits of ${number(hits + misses)}`],
  ];
  return html`<div class="figures">${tiles.map(
    ([name, value, note]) => html`<div><span>${name}</span><b>${value}</b><small>${note}</small></div>`,
  )}</div>`;
}

export const checksTable = (checks: readonly StatusCheck[]): Html =>
  table({
    title: 'Health',
    heads: ['Check', 'State', 'Details'],
    rows: checks.map(({ name, ok, detail }) => [name, mark(ok, 'ok', 'failed'), detail]),
    empty: 'On stdio nothing is checked: the client watches the process.',
  });

export const sitesTable = (sites: readonly StatusSite[]): Html =>
  table({
    title: 'Sites',
    note: 'A site whose breaker is open is not asked for a while, as it failed too often in a row.',
    heads: ['Product', 'Host', 'Site', 'Breaker', 'Requests', 'Running', 'Waiting'],
    numbers: [4, 5, 6],
    rows: sites.map(({ product, host, kind, open, requests, running, waiting }) => [
      product,
      host,
      kind,
      mark(!open, 'closed', 'open'),
      number(requests),
      number(running),
      number(waiting),
    ]),
    empty: 'None is configured, and no caller has named one yet.',
    wide: true,
  });

/** Requests to Atlassian: what the sites refused, and what was held back for their sake. */
export function limitsTable({ upstream, look }: Recording, now: number): Html {
  const opened = (product: string) =>
    look.sites.filter((site) => site.product === product).reduce((sum, { openings }) => sum + openings, 0);
  return table({
    title: 'Requests and rate limits',
    note: 'Since the start.',
    heads: ['Product', 'Requests', 'Failed', '429', 'Repeated', 'Held back', 'Breaker opened', 'Quota left'],
    numbers: [1, 2, 3, 4, 5, 6],
    rows: Object.entries(upstream).map(([product, record]) => [
      product,
      number(record.requests),
      number(record.failed),
      number(record.rateLimited),
      number(record.retries),
      duration(record.waitedMs),
      number(opened(product)),
      record.quota?.remaining === undefined
        ? 'not told'
        : html`${number(record.quota.remaining)}${record.quota.limit === undefined ? '' : ` of ${number(record.quota.limit)}`}, ${ago(record.quota.at, now)}`,
    ]),
    empty: 'Atlassian was not asked yet.',
    wide: true,
  });
}

/** The tools whose calls take longest, by their 95th percentile. */
export function toolsTable({ tools }: Recording): Html {
  const rows = Object.entries(tools)
    .map(([name, record]) => ({ name, ...record, p95: quantile(record.latencies, 0.95) ?? 0 }))
    .sort((one, other) => other.p95 - one.p95)
    .slice(0, MAX_TOOLS);
  return table({
    title: 'Slowest tools',
    note: 'Since the start; median and p95 to within a tenth.',
    heads: ['Tool', 'Calls', 'Failed', 'Median', 'p95', 'Longest', 'Answer'],
    numbers: [1, 2, 3, 4, 5, 6],
    rows: rows.map(({ name, calls, errors, latencies, p95, maxMs, bytes: sent }) => [
      html`<code>${name}</code>`,
      number(calls),
      number(errors),
      duration(Math.min(maxMs, quantile(latencies, 0.5) ?? 0)),
      duration(Math.min(maxMs, p95)),
      duration(maxMs),
      bytes(Math.round(sent / calls)),
    ]),
    empty: 'No tool was called yet.',
    wide: true,
  });
}

export const errorsTable = ({ errors }: Recording, now: number): Html =>
  table({
    title: 'Last errors',
    heads: ['When', 'What', 'Kind', 'Message'],
    rows: errors
      .slice(-MAX_ERRORS)
      .reverse()
      .map(({ at, what, kind, message }) => [ago(at, now), html`<code>${what}</code>`, kind, message]),
    sentences: 3,
    empty: 'None since the start.',
    wide: true,
  });

export const callersTable = ({ callers }: Recording, now: number): Html =>
  table({
    title: 'Callers',
    note: 'By the start of a hash of their credentials, latest first.',
    heads: ['Caller', 'Calls', 'Last call'],
    numbers: [1],
    rows: Object.entries(callers)
      .sort(([, one], [, other]) => other.last - one.last)
      .slice(0, MAX_CALLERS)
      .map(([hash, { calls, last }]) => [html`<code>${hash}</code>`, number(calls), ago(last, now)]),
    empty: 'Nobody has called yet.',
  });

/** How long the service has been counting. */
export const uptime = ({ recording, now }: StatusView): string =>
  span(Math.max(1_000, now - recording.since));
