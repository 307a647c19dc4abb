import type { Recording } from '../metrics/recording.ts';

/** Everything that the status page shows. Times are milliseconds since 1970. */
export interface StatusView {
  now: number;
  version: string;
  transport: string;
  /** Whose figures these are, in words. */
  processes: string;
  /** What the figures leave out, in words. */
  missing: readonly string[];
  checks: readonly StatusCheck[];
  sites: readonly StatusSite[];
  recording: Recording;
}

/** One thing that readiness depends on. */
export interface StatusCheck {
  name: string;
  ok: boolean;
  detail: string;
}

/** A site that the operator configured, or that was asked lately. */
export interface StatusSite {
  product: string;
  host: string;
  /** What it is, in words. */
  kind: string;
  requests: number;
  running: number;
  waiting: number;
  open: boolean;
}
