import { type Dispatcher, fetch as undiciFetch } from 'undici';
import type { HttpResponse } from './body.ts';
import { receive } from './receive.ts';
import type { FetchInit } from './request.ts';

/**
 * Sends one request and follows no redirect. It does without streams and the Fetch API's own objects, which cost several
 * times what the request itself does, but for files, which that API streams. Rejects with the reason of the signal, or
 * with what undici or Node.js say of the connection.
 */
export function sendRequest(dispatcher: Dispatcher, url: URL, init: FetchInit): Promise<HttpResponse> {
  const { method, headers, body, signal } = init;
  if (body instanceof Blob) return undiciFetch(url, { ...init, dispatcher });
  const options = {
    origin: url.origin,
    path: url.pathname + url.search,
    method: method as Dispatcher.HttpMethod,
    headers: { 'accept-encoding': 'gzip, br', ...headers },
    body,
  };
  return receive((handler) => dispatcher.dispatch(options, handler), signal);
}
