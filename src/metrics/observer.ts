import type { Exchange } from '../http/exchange.ts';
import type { GateLook } from '../http/gate.ts';

/** One call of a tool that has come to its end. */
export interface SeenCall {
  tool: string;
  /** Tells callers apart; says nothing about who they are. */
  caller: string;
  ms: number;
  /** Of the answer's content. */
  bytes: number;
  /** Of the answer's content, estimated from its characters. */
  tokens: number;
  failure?: Failure;
}

/** Why a call failed, as the caller was told. */
export interface Failure {
  /** `http_403`, `timeout`, `invalid_argument`, ... */
  kind: string;
  message: string;
}

/** One MCP request that has come to its end. */
export interface SeenOperation {
  method: string;
  /** The tool that tools/call named, whether it exists or not. */
  tool?: string | undefined;
  ms: number;
  /** `tool_error`, the code of a JSON-RPC error, or `cancelled`. */
  error?: string | undefined;
}

/** Told of everything that is measured. */
export interface Observer {
  call(call: SeenCall): void;
  operation(operation: SeenOperation): void;
  exchange(exchange: Exchange): void;
  /** Milliseconds that a session lasted. */
  sessionEnded(ms: number): void;
}

/** Tells each of them. */
export const both = (one: Observer, other: Observer): Observer => ({
  call(call) {
    one.call(call);
    other.call(call);
  },
  operation(operation) {
    one.operation(operation);
    other.operation(operation);
  },
  exchange(exchange) {
    one.exchange(exchange);
    other.exchange(exchange);
  },
  sessionEnded(ms) {
    one.sessionEnded(ms);
    other.sessionEnded(ms);
  },
});

/** What is not told but looked up when somebody wants to know. */
export interface Look {
  sites: readonly SiteState[];
  cache: { hits: number; misses: number };
  /** Sessions that this process opened and that are still used. */
  sessions: number;
}

/** How one site is asked at this moment. */
export interface SiteState extends GateLook {
  product: string;
  url: string;
}
