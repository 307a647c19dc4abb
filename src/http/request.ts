import type { HttpResponse } from './body.ts';
import { encodeMultipart } from './multipart.ts';

/** The part of the Fetch API that the client needs: `network.ts` for real sites, a function for the demo site. */
export type Fetch = (url: URL, init: FetchInit) => Promise<HttpResponse>;

export interface FetchInit {
  method: string;
  headers: Headers;
  body: string | Blob | null;
  signal: AbortSignal;
  /** A redirect would carry the credentials to a place nobody configured. */
  redirect: 'manual';
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
  sign(headers: Headers): void | Promise<void>;
  userAgent?: string;
  headers?: Readonly<Record<string, string>> | undefined;
}

/** A request as it goes out, but for its signal; signed anew each time. */
export async function buildRequest(
  destination: Destination,
  line: { method: string; path: string },
  request: RequestOptions,
): Promise<Omit<FetchInit, 'signal'> & { url: URL }> {
  const url = new URL(destination.baseUrl + line.path);
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value === undefined) continue;
    for (const item of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(item));
  }
  const headers = new Headers({
    accept: 'application/json',
    'user-agent': destination.userAgent ?? 'mcp-atlassian',
  });
  const body = encodeBody(request, headers);
  for (const [name, value] of Object.entries(request.headers ?? {})) headers.set(name, value);
  await destination.sign(headers);
  for (const [name, value] of Object.entries(destination.headers ?? {})) headers.set(name, value);
  return { url, method: line.method, headers, body, redirect: 'manual' };
}

function encodeBody(request: RequestOptions, headers: Headers): FetchInit['body'] {
  if (request.form) {
    const { contentType, data } = encodeMultipart(request.form);
    headers.set('content-type', contentType);
    return data;
  }
  if (request.body === undefined) return null;
  headers.set('content-type', 'application/json');
  return JSON.stringify(request.body);
}
