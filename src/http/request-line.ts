import type { Quota } from './quota.ts';

/** Which request failed; `path` never carries a query, so no search text or secret gets into a message. */
export interface RequestLine {
  /** Product name as a reader knows it, e.g. `Jira`. */
  product: string;
  method: string;
  path: string;
  /** A POST that only reads, such as a search. */
  safe?: boolean;
}

/** Whether a request only reads, so that repeating it does no harm. */
export const onlyReads = ({ method, safe }: RequestLine): boolean => method === 'GET' || safe === true;

export interface HttpErrorDetails extends RequestLine {
  status: number;
  /** Atlassian's own sentences. */
  messages: string[];
  /** Atlassian's complaints by field name. */
  fieldErrors: Record<string, string>;
  /** Seconds that the site asked to wait. */
  retryAfterSeconds?: number | undefined;
  requestId?: string | undefined;
  quota?: Quota | undefined;
  /** A web page came in the place of Atlassian's own error. */
  page?: boolean;
}
