import type { HttpRequest } from './http-request.ts';

/** The path that a request asks for; its address is complete and normalised, so that it need not be parsed for every check. */
export function pathOf({ url }: HttpRequest): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  const end = url.slice(start).search(/[?#]/);
  return end < 0 ? url.slice(start) : url.slice(start, start + end);
}
