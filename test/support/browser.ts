/** A browser as far as a log-in needs one: cookies, redirects, and forms that are answered. */
export function createBrowser() {
  const cookies = new Map<string, string>();
  const request = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      ...init,
      headers: { ...init.headers, ...(cookie && { cookie }) },
      redirect: 'manual',
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  };
  /** Follows redirects until a page comes, or the address is one of `stops`, which is not opened. */
  const open = async (url: string, stops: (address: URL) => boolean, init?: RequestInit): Promise<Visit> => {
    const response = await request(url, init);
    const location = response.headers.get('location');
    if (location === null) return { url, status: response.status, html: await response.text(), response };
    const next = new URL(location, url);
    return stops(next) ? { url: next.href, status: 0, html: '', response } : open(next.href, stops);
  };
  return { cookies, request, open };
}

export interface Visit {
  /** Where it ended. */
  url: string;
  /** 0 where the address was not opened. */
  status: number;
  html: string;
  response: Response;
}

/** The values of a page's hidden fields. */
export const hiddenFields = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
