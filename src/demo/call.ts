import type { Deployment } from './deployment.ts';
import type { DemoUser } from './users.ts';

export type { Deployment } from './deployment.ts';

/** One request to the demo site, after authentication and with the product's context path taken off. */
export interface Call {
  method: string;
  /** Path below the product, e.g. `/rest/api/3/issue/PROJ-1`. */
  path: string;
  /** Decoded values of the `{name}` segments of the matched route. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** Parsed JSON body; undefined when there is none. */
  body: unknown;
  /** Present for multipart requests. */
  form: FormData | undefined;
  headers: Headers;
  user: DemoUser;
  deployment: Deployment;
  /** Absolute URL of the product, without trailing slash, e.g. `https://demo.atlassian.net/wiki`. */
  base: string;
}

export interface Answer {
  status: number;
  /** JSON value, text, or bytes; absent for an empty body. */
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Route {
  method: string;
  /** Path template; `{name}` matches one segment. */
  template: string;
  handle(call: Call): Answer | Promise<Answer>;
}

/** Ends a call with an Atlassian-shaped error answer. */
export class Refusal extends Error {
  readonly answer: Answer;
  constructor(status: number, body: unknown, headers?: Record<string, string>) {
    super(`demo site refuses with ${status}`);
    this.answer = { status, body, ...(headers && { headers }) };
  }
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const noContent = (): Answer => ({ status: 204 });
export const route = (method: string, template: string, handle: Route['handle']): Route => ({
  method,
  template,
  handle,
});
