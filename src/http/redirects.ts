import type { HttpResponse } from './body.ts';

const MOST_HOPS = 3;

/** Where redirects of one request may lead. */
export interface RedirectRules {
  /** What was asked for. */
  url: URL;
  /** Suffixes of host names besides the site's own, e.g. `.atlassian.com`. */
  hosts: readonly string[];
  /** Asks for the target; credentials belong to the site itself only. */
  go(target: URL, isSite: boolean): Promise<HttpResponse>;
}

/** Follows up to three redirects to permitted places; any other redirect is the answer. */
export async function follow(first: HttpResponse, { url, hosts, go }: RedirectRules): Promise<HttpResponse> {
  let response = first;
  let from = url;
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const target = targetOf(response, from);
    if (!target || !isPermitted(target, url, hosts)) return response;
    await discard(response);
    response = await go(target, target.origin === url.origin);
    from = target;
  }
  return response;
}

function targetOf({ status, headers }: HttpResponse, from: URL): URL | undefined {
  const location = status >= 300 && status < 400 ? headers.get('location') : null;
  return location !== null && URL.canParse(location, from.href) ? new URL(location, from) : undefined;
}

const isPermitted = (target: URL, site: URL, hosts: readonly string[]): boolean =>
  target.origin === site.origin ||
  (target.protocol === 'https:' && hosts.some((suffix) => target.hostname.endsWith(suffix)));

/** Leaving the loop cancels the stream, so that the connection is free again. */
async function discard({ body }: HttpResponse): Promise<void> {
  for await (const _ of body ?? []) break;
}
