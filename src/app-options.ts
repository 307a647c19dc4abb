import type { RequestHeaders } from './auth/request-headers.ts';
import type { Product } from './auth/site.ts';
import type { Validation } from './auth/validation.ts';
import type { Limits } from './documents/limits.ts';
import type { Exchange } from './http/exchange.ts';
import type { GateOptions } from './http/gate.ts';
import type { GateSharing } from './http/gate-sharing.ts';
import type { Fetch } from './http/request.ts';
import type { RetryPolicy } from './http/retry.ts';
import type { JiraSettings } from './jira/api/client.ts';
import type { Audit } from './server/audit.ts';
import type { Log } from './server/log.ts';
import type { OutputFormat } from './server/output/output-format.ts';
import type { FileReader } from './toolkit/files.ts';
import type { Policy } from './toolkit/select.ts';

/** What the app is wired with. */
export interface AppOptions {
  policy: Policy;
  /** Project keys and space keys that may be touched; empty for no limit. */
  filters: Record<Product, readonly string[]>;
  timeoutMs: Record<Product, number>;
  /** Milliseconds for one request with its repetitions; 300 s when absent. */
  totalTimeoutMs?: number;
  /** Bytes of one answer; 64 MiB when absent. */
  maxResponseBytes?: number;
  /** Told of every call of a tool. */
  audit?: Audit | undefined;
  /** Told of every attempt of every request, e.g. to count them. */
  onExchange?: (exchange: Exchange) => void;
  /** Whether the configured sites are told of the traces that calls belong to. */
  passTraceOn?: boolean;
  fetch: Record<Product, Fetch>;
  /** The way to sites that callers name; such sites cannot be reached when absent. */
  fetchForCallers?: Record<Product, Fetch> | undefined;
  /** Checks credentials that came with a request before they are used; the sites alone judge them when absent. */
  validation?: Validation | undefined;
  /** Names of the caller's headers that every request passes on. */
  passthroughHeaders: Record<Product, readonly string[]>;
  /** Largest page size that a call may ask for; 0 for no limit. */
  maxLimit: number;
  /** How the texts of answers are written where a call does not say it; JSON when absent. */
  output?: OutputFormat | undefined;
  retry: RetryPolicy;
  /** Limits of one site, shared by all its callers. */
  limits: GateOptions;
  /** How the gates of several processes to one site, named by its address, share what they know. */
  gateSharing?: ((url: string) => GateSharing) | undefined;
  /** Largest and deepest text that is converted, when not the documents' own limits. */
  documents?: Limits | undefined;
  /** The operator's own headers for every request. */
  customHeaders: Record<Product, Readonly<Record<string, string>> | undefined>;
  /** Base of Atlassian's gateway, e.g. `https://api.atlassian.com`. */
  gateway: string;
  /** What the operator says of Jira. */
  jira: JiraSettings;
  /** Whether Confluence attachments come through its REST API; as the deployment does it best when absent. */
  downloadsByRest?: boolean | undefined;
  version: string;
  log: Log;
}

/** What a caller brings along beside an identity. */
export interface CallerEnvironment {
  files: FileReader;
  /** Headers of the HTTP request; those that the operator named are passed on. */
  headers?: RequestHeaders;
  /** What the request itself does without, within what the operator allows. */
  narrowing?: readonly Policy[];
}
