import type { HttpResponse } from './body.ts';
import { encodeMultipart } from './multipart.ts';

/** The part of the Fetch API that the client needs: `network.ts` for real sites, a function for the demo site. */
export type Fetch = (url: URL, init: FetchInit) => Promise<HttpResponse>;

export interface FetchInit {
  method: string;
  /** By names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string | Blob | null;
  signal: AbortSignal;
  /** A redirect would carry the credentials to a place nobody configured. */
  redirect: 'manual';
}

/** Where a request's headers are set: the platform's Headers, or something lighter. */
export interface HeaderSink {
  set(name: string, value: string): unknown;
}

export type QueryValue = string | number | boolean | readonly (string | number)[] | undefined;

export interface RequestOptions {
  query?: Record<string, QueryValue>;
  /** Sent as JSON. */
  body?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
  /** A POST that only reads (a search): may be repeated like a GET. */
  safe?: boolean;
  /** Media type of the file that is asked for: a web page in its place is refused. */
  fileType?: string;
  /** Bytes of the answer, where fewer than the client takes are wanted. */
  maxBytes?: number;
  /** Host name suffixes to which redirects may lead, as downloads do; the credentials stay with the site itself. */
  redirectHosts?: readonly string[];
}

interface Destination {
  baseUrl: string;
  sign(headers: HeaderSink): unknown;
  userAgent?: string;
  headers?: Readonly<Record<string, string>> | undefined;
}

interface Built {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: FetchInit['body'];
}

/** A request as it goes out, but for its signal; signed anew each time. */
export async function buildRequest(
  destination: Destination,
  line: { method: string; path: string },
  request: RequestOptions,
): Promise<Built> {
  const { contentType, body } = encodeBody(request);
  const headers: Record<string, string> = {
    accept: 'application/json',
    'user-agent': destination.userAgent ?? 'mcp-atlassian',
  };
  if (contentType !== undefined) headers['content-type'] = contentType;
  const set = (name: string, value: string) => {
    headers[name.toLowerCase()] = value.trim();
  };
  const setAll = (given: Readonly<Record<string, string>> = {}) => {
    for (const name in given) set(name, given[name] ?? '');
  };
  setAll(request.headers);
  await destination.sign({ set });
  setAll(destination.headers);
  return {
    url: urlOf(destination.baseUrl + line.path, request),
    method: line.method,
    headers,
    body,
  };
}

function urlOf(address: string, { query }: RequestOptions): URL {
  const url = new URL(address);
  if (!query) return url;
  // Each change of the URL's own parameters would write its whole address anew.
  const parameters = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const item of Array.isArray(value) ? value : [value]) parameters.append(name, String(item));
  }
  url.search = parameters.toString();
  return url;
}

function encodeBody({ form, body }: RequestOptions): { contentType?: string; body: FetchInit['body'] } {
  if (form) {
    const { contentType, data } = encodeMultipart(form);
    return { contentType, body: data };
  }
  return body === undefined
    ? { body: null }
    : { contentType: 'application/json', body: JSON.stringify(body) };
}
