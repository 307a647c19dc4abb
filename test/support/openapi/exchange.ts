export type Product = 'jira' | 'confluence';
export type Deployment = 'cloud' | 'datacenter';

/** One request, with or without its answer, to be held against the published description of the API. */
export interface Exchange {
  product: Product;
  deployment: Deployment;
  method: string;
  /** Absolute URL as sent, query included. */
  url: string;
  /** Parsed JSON; absent for no body, and for multipart bodies, which are not checked. */
  requestBody?: unknown;
  status?: number;
  /** Parsed JSON; absent for an empty body. */
  responseBody?: unknown;
  /** Content type of the answer, JSON when absent; other bodies are not checked. */
  contentType?: string;
}
