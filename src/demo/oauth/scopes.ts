import type { Answer, Deployment } from '../call.ts';

export interface ScopedRequest {
  deployment: Deployment;
  product: 'jira' | 'confluence';
  method: string;
  path: string;
}

/** Paths that are read by POST. */
const READS = /search|bulk|evaluate|contentbody\/convert|\/permissions\/check|approximate-count/;

/**
 * Whether a token's scopes allow a request, as coarsely as a demo needs it. Cloud: reading takes a `read:` scope of
 * the product, changing a `write:`, `delete:` or `manage:` one, classic or granular. Data Center: READ, WRITE, ADMIN.
 */
export function allows(scopes: readonly string[], request: ScopedRequest): boolean {
  const { deployment, product, method, path } = request;
  const reads = method === 'GET' || (method === 'POST' && READS.test(path));
  if (deployment === 'datacenter')
    return scopes.some((scope) => /WRITE|ADMIN/.test(scope) || (reads && scope === 'READ'));
  const verbs = reads ? ['read', 'search'] : ['write', 'delete', 'manage'];
  const names = product === 'jira' ? ['jira', 'servicedesk'] : ['confluence'];
  return scopes.some((scope) => {
    const [verb = '', ...rest] = scope.split(':');
    return verbs.includes(verb) && rest.some((part) => names.some((name) => part.includes(name)));
  });
}

/** What Atlassian's gateway says where a scope is missing. */
export const scopeMissing: Answer = {
  status: 401,
  body: { code: 401, message: 'Unauthorized; scope does not match' },
};
