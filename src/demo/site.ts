import { type Answer, type Call, type Deployment, Refusal, type Route } from './call.ts';
import { createConfluenceRoutes } from './confluence/routes.ts';
import { createFaultSource, type Faults, noFaults } from './faults.ts';
import { createJiraRoutes } from './jira/routes.ts';
import { type AuthorizationServer, createAuthorizationServer } from './oauth/authorization-server.ts';
import type { GrantOptions } from './oauth/grants.ts';
import { allows, scopeMissing } from './oauth/scopes.ts';
import { createRouter } from './router.ts';
import { authenticate, cloudIds, holderOf } from './users.ts';

export interface DemoSiteOptions {
  deployment: Deployment;
  faults?: Partial<Faults>;
  /** Multiplies the content; 1 is the small site, about 600 reaches 100,000 issues. */
  scale?: number;
  /** The site's present, for dates that are relative to it. Default: when the site is created. */
  now?: Date;
  /** Life of the tokens that its authorization server gives out. */
  oauth?: Partial<GrantOptions>;
}

export interface DemoSite {
  /** Answers a request as Atlassian would; never throws. */
  fetch(request: Request): Promise<Response>;
}

interface Product {
  name: 'jira' | 'confluence';
  contextPath: string;
  find: ReturnType<typeof createRouter>;
}

/** A small Atlassian, as Cloud or Data Center: content in memory, forgotten on restart. */
export function createDemoSite(options: DemoSiteOptions): DemoSite {
  const { deployment, scale = 1, now = new Date() } = options;
  const faults = { ...noFaults, ...options.faults };
  const nextFault = createFaultSource(faults);
  const product = (name: Product['name'], contextPath: string, routes: Route[]): Product => ({
    name,
    contextPath,
    find: createRouter(routes),
  });
  const jira = product('jira', '', createJiraRoutes({ deployment, scale, now }));
  const confluence = product(
    'confluence',
    deployment === 'cloud' ? '/wiki' : '/confluence',
    createConfluenceRoutes({ deployment, scale, now }),
  );
  const oauth = createAuthorizationServer(deployment, options.oauth);

  return {
    async fetch(request) {
      try {
        if (faults.latencyMs > 0) await wait(faults.latencyMs, request.signal);
        const fault = nextFault();
        if (fault) return toResponse(fault);
        return toResponse(await answer(request, { deployment, jira, confluence, oauth }));
      } catch (error) {
        if (error instanceof Refusal) return toResponse(error.answer);
        return toResponse({ status: 500, body: { errorMessages: [String(error)], errors: {} } });
      }
    },
  };
}

interface World {
  deployment: Deployment;
  jira: Product;
  confluence: Product;
  oauth: AuthorizationServer;
}

async function answer(request: Request, world: World): Promise<Answer> {
  const page = await world.oauth.handle(request);
  if (page) return page;
  const url = new URL(request.url);
  if (url.pathname === '/_edge/tenant_info' && world.deployment === 'cloud')
    return { status: 200, body: { cloudId: cloudIds[1] } };
  const { product, path, base } = locate(url, world);
  const grant = world.oauth.find(request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '');
  if (typeof grant === 'object') {
    const asked = { deployment: world.deployment, product: product.name, method: request.method, path };
    if (!allows(grant.scopes, asked)) return scopeMissing;
  }
  const user =
    (typeof grant === 'object' ? grant.user : undefined) ??
    authenticate(request.headers.get('authorization'), world.deployment) ??
    (path.startsWith('/download/') ? holderOf(url.searchParams.get('token')) : undefined);
  if (!user) return unauthorized();
  const found = product.find(request.method, path);
  if (!('route' in found)) return notRouted(found.methods, path);
  const call: Call = {
    method: request.method,
    path,
    params: found.params,
    query: url.searchParams,
    ...(await readBody(request)),
    headers: request.headers,
    user,
    deployment: world.deployment,
    base,
  };
  return found.route.handle(call);
}

/** Finds the product by context path, or by the OAuth gateway's `/ex/{product}/{cloudId}` prefix. */
function locate(url: URL, { deployment, jira, confluence }: World) {
  const gateway = /^\/ex\/(jira|confluence)\/([^/]+)(\/.*)$/.exec(url.pathname);
  if (gateway && deployment === 'cloud') {
    const [, name, cloudId = '', rest = ''] = gateway;
    if (!cloudIds.includes(cloudId))
      throw new Refusal(404, { timestamp: new Date(0).toISOString(), status: 404, error: 'Not Found' });
    // The gateway serves Confluence below /wiki as well; links in answers name the site itself.
    const product = name === 'jira' ? jira : confluence;
    const path = name === 'jira' ? rest : rest.replace(/^\/wiki(?=\/)/, '');
    return { product, path, base: `https://demo.atlassian.net${product.contextPath}` };
  }
  const forms = /^\/jira\/forms\/cloud\/([^/]+)\//.exec(url.pathname);
  if (forms && !cloudIds.includes(forms[1] ?? ''))
    throw new Refusal(404, { errors: [{ status: 404, title: 'Not Found' }] });
  const inConfluence = url.pathname.startsWith(`${confluence.contextPath}/`);
  const product = inConfluence ? confluence : jira;
  return {
    product,
    path: url.pathname.slice(product.contextPath.length),
    base: url.origin + product.contextPath,
  };
}

async function readBody(request: Request): Promise<{ body: unknown; form: FormData | undefined }> {
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('multipart/form-data'))
    return { body: undefined, form: await request.formData().catch(refusePayload) };
  const text = await request.text();
  if (text === '') return { body: undefined, form: undefined };
  if (!type.startsWith('application/json'))
    throw new Refusal(415, { 'status-code': 415, message: 'HTTP 415 Unsupported Media Type' });
  try {
    return { body: JSON.parse(text), form: undefined };
  } catch {
    return refusePayload();
  }
}

function refusePayload(): never {
  throw new Refusal(400, {
    errorMessages: ['Invalid request payload. Refer to the REST API documentation and try again.'],
  });
}

const unauthorized = (): Answer => ({
  status: 401,
  body: 'Client must be authenticated to access this resource.',
  headers: { 'www-authenticate': 'OAuth realm="https%3A%2F%2Fdemo.atlassian.net"' },
});

const notRouted = (methods: string[], path: string): Answer =>
  methods.length > 0
    ? { status: 405, body: { errorMessages: ['Method Not Allowed'] }, headers: { allow: methods.join(', ') } }
    : { status: 404, body: { errorMessages: [`No such resource: ${path}`], errors: {} } };

function toResponse({ status, body, headers = {} }: Answer): Response {
  if (body === undefined) return new Response(null, { status, headers });
  if (body instanceof Uint8Array)
    return new Response(new Blob([body as Uint8Array<ArrayBuffer>]), { status, headers });
  if (typeof body === 'string')
    return new Response(body, { status, headers: { 'content-type': 'text/html;charset=UTF-8', ...headers } });
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
  });
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
