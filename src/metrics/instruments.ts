import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Exchange } from '../http/exchange.ts';
import { bounded, METHODS, statusLabel } from './labels.ts';
import { watchState } from './look-instruments.ts';
import type { Look, Observer } from './observer.ts';

/** In seconds: those that OpenTelemetry advises for MCP operations, and for HTTP clients up to our own limits. */
const OPERATION_BUCKETS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300];
const HTTP_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 75];
const SESSION_BUCKETS = [1, 10, 60, 300, 900, 3_600, 14_400, 43_200, 86_400];

export interface InstrumentsOptions {
  version: string;
  /** Names that may stand in a label; every other one becomes `_OTHER`. */
  tools: ReadonlySet<string>;
  look(): Look;
}

export interface Instruments extends Observer {
  registry: Registry;
}

/**
 * The metrics of one process for Prometheus. Names and labels follow OpenTelemetry's semantic conventions for MCP and
 * for HTTP clients where these have one. No label says who called or what about, and each has few values.
 */
export function createInstruments({ version, tools, look }: InstrumentsOptions): Instruments {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  watchState(registry, { version, look });
  const operations = new Histogram({
    name: 'mcp_server_operation_duration_seconds',
    help: 'MCP requests by method and tool; error_type is tool_error, a JSON-RPC code or cancelled.',
    labelNames: ['mcp_method_name', 'gen_ai_tool_name', 'error_type'],
    buckets: OPERATION_BUCKETS,
    registers,
  });
  const sessions = new Histogram({
    name: 'mcp_server_session_duration_seconds',
    help: 'Sessions over HTTP that have ended, up to the last request where one ended by silence.',
    buckets: SESSION_BUCKETS,
    registers,
  });
  const bytes = new Counter({
    name: 'mcp_atlassian_answer_bytes_total',
    help: 'Bytes of the content of answers.',
    labelNames: ['gen_ai_tool_name'],
    registers,
  });
  const tokens = new Counter({
    name: 'mcp_atlassian_answer_tokens_total',
    help: 'Tokens of the content of answers, estimated from its characters.',
    labelNames: ['gen_ai_tool_name'],
    registers,
  });
  const exchange = createExchangeInstruments(registry);
  return {
    registry,
    call(call) {
      const labels = { gen_ai_tool_name: bounded(call.tool, tools) };
      bytes.inc(labels, call.bytes);
      tokens.inc(labels, call.tokens);
    },
    operation({ method, tool, ms, error }) {
      const labels = {
        mcp_method_name: bounded(method, METHODS),
        ...(tool !== undefined && { gen_ai_tool_name: bounded(tool, tools) }),
        ...(error !== undefined && { error_type: error }),
      };
      operations.observe(labels, ms / 1000);
    },
    exchange,
    sessionEnded: (ms) => sessions.observe(ms / 1000),
  };
}

function createExchangeInstruments(registry: Registry): Observer['exchange'] {
  const shared = { labelNames: ['product'] as const, registers: [registry] };
  const requests = new Histogram({
    name: 'http_client_request_duration_seconds',
    help: 'Requests to Atlassian, each attempt by itself; error_type says why no usable answer came.',
    labelNames: ['product', 'http_request_method', 'http_response_status_code', 'error_type'],
    buckets: HTTP_BUCKETS,
    registers: [registry],
  });
  const rateLimited = new Counter({
    ...shared,
    name: 'mcp_atlassian_rate_limited_total',
    help: 'Requests that Atlassian answered 429.',
  });
  const retries = new Counter({
    ...shared,
    name: 'mcp_atlassian_retries_total',
    help: 'Requests that were sent again.',
  });
  const waited = new Histogram({
    ...shared,
    name: 'mcp_atlassian_gate_wait_seconds',
    help: 'Time that requests to Atlassian were held back, so that a site is not overrun.',
    buckets: HTTP_BUCKETS,
  });
  const quota = (name: string, help: string) =>
    new Gauge({ ...shared, name, help, aggregator: 'min' as const });
  const remaining = quota(
    'mcp_atlassian_quota_remaining',
    'What a site said last that is left of its rate limit.',
  );
  const limit = quota('mcp_atlassian_quota_limit', 'What a site said last that its rate limit is.');
  return (seen: Exchange) => {
    const product = { product: seen.product.toLowerCase() };
    const outcome = {
      ...(seen.status > 0 && { http_response_status_code: statusLabel(seen.status) }),
      ...(seen.failure !== undefined && { error_type: seen.failure }),
    };
    requests.observe({ ...product, http_request_method: seen.method, ...outcome }, seen.ms / 1000);
    rateLimited.inc(product, seen.status === 429 ? 1 : 0);
    retries.inc(product, seen.attempt > 0 ? 1 : 0);
    waited.observe(product, seen.waitedMs / 1000);
    if (seen.quota?.remaining !== undefined) remaining.set(product, seen.quota.remaining);
    if (seen.quota?.limit !== undefined) limit.set(product, seen.quota.limit);
  };
}
