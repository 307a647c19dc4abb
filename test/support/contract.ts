import type { Deployment, Product } from '../../src/auth/site.ts';
import type { Fetch } from '../../src/http/request.ts';
import { findings } from './contract-findings.ts';
import { createContract } from './openapi.ts';

const contract = createContract();

/** Holds every request and answer that passes through `fetch` against Atlassian's published OpenAPI. */
export const checked =
  (deployment: Deployment, fetch: Fetch): Fetch =>
  async (url, init) => {
    const response = await fetch(url, init);
    if (!contract || !(response instanceof Response)) return response;
    const type = response.headers.get('content-type') ?? '';
    const responseBody = type.includes('json') ? await response.clone().json() : undefined;
    findings.problems.push(
      ...contract.check({
        product: productOf(url),
        deployment,
        method: init.method,
        url: withoutGateway(url),
        requestBody: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
        status: response.status,
        responseBody,
        contentType: type,
      }),
    );
    findings.exchanges = contract.count;
    return response;
  };

const productOf = (url: URL): Product =>
  /^\/(wiki|confluence|ex\/confluence)\//.test(url.pathname) ? 'confluence' : 'jira';

const withoutGateway = (url: URL): string => url.href.replace(/\/ex\/(jira|confluence)\/[^/]+/, '');
