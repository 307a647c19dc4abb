import type { Deployment } from '../../src/demo/call.ts';
import { createDemoSite, type DemoSiteOptions } from '../../src/demo/site.ts';
import { users } from '../../src/demo/users.ts';
import type { Product } from './openapi/exchange.ts';
import { createContract } from './openapi.ts';

// Where there is no ../shared, the global set-up says so in one line.
const contract = createContract();

export interface Reply {
  status: number;
  /** Parsed JSON, of every shape; text where the answer is none. */
  body: ReturnType<typeof JSON.parse>;
  headers: Headers;
}

export interface Asked {
  body?: unknown;
  /** Login name; "ada" when absent. */
  as?: string;
}

/** A demo site whose every answer is held against the published API: a difference fails the test that asked. */
export function createDriver(product: Product, options: DemoSiteOptions) {
  const site = createDemoSite(options);
  const origin = 'https://demo.atlassian.net';
  return async (method: string, path: string, { body, as = 'ada' }: Asked = {}): Promise<Reply> => {
    const url = origin + contextPath(product, options.deployment) + path;
    const token = users.find((user) => user.name === as)?.token;
    const response = await site.fetch(
      new Request(url, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    const contentType = response.headers.get('content-type') ?? '';
    const text = await response.text();
    const parsed: unknown = contentType.includes('json') ? JSON.parse(text) : text;
    const problems =
      contract?.check({
        product,
        deployment: options.deployment,
        method,
        url,
        // A request that the site refuses is meant to be wrong.
        ...(body !== undefined && response.ok && { requestBody: body }),
        status: response.status,
        ...(text !== '' && { responseBody: parsed }),
        contentType,
      }) ?? [];
    const relevant = response.ok
      ? problems
      : problems.filter((problem) => !/: (\?|\{|request)/.test(problem));
    if (relevant.length > 0) throw new Error(`${method} ${path}\n${relevant.join('\n')}`);
    return { status: response.status, body: parsed, headers: response.headers };
  };
}

function contextPath(product: Product, deployment: Deployment): string {
  if (product === 'jira') return '';
  return deployment === 'cloud' ? '/wiki' : '/confluence';
}
