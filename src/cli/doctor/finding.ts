import type { Product } from '../../auth/site.ts';

/** `note` is for information, `warning` for what will bite, `error` for what does not work now. */
export type FindingStatus = 'ok' | 'note' | 'skipped' | 'warning' | 'error';

/** What one check found; holds no secret. */
export interface Finding {
  /** Which check, e.g. `reachability`; programs switch on it. */
  check: string;
  status: FindingStatus;
  product?: Product;
  message: string;
  /** What to do about it. */
  remedy?: string;
  /** Shown with --verbose and in JSON. */
  details?: Record<string, unknown>;
}

export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some(({ status }) => status === 'error');
