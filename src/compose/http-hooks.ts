import { type Everything, toolsets } from '../app.ts';
import { sitesFrom } from '../auth/from-config.ts';
import type { Caller } from '../server/call-tool.ts';
import type { Body } from '../server/http/body-limit.ts';
import type { ConnectionLimits } from '../server/http/connection-limits.ts';
import { noFiles } from '../toolkit/files.ts';
import { appSettings, gatewayOf } from './app-settings.ts';
import type { Parts } from './parts.ts';
import { targetPolicy } from './target-policy.ts';

type Handle = (request: Request) => Promise<Response>;

/** What the HTTP surface asks the operator's options: who calls, what may come in, and how much of it. */
export interface HttpHooks {
  identify(headers: Headers): Caller<Everything>;
  readBody(request: Request): Promise<Body>;
  /** Puts the checks that need no identity in front of the whole surface. */
  shield(next: Handle): (request: Request, peer: string) => Promise<Response>;
  limits: ConnectionLimits;
}

/** Bodies that are read at the same time, as a multiple of the largest one. */
const BODIES_TOGETHER = 16;

/** Builds the hooks from the options; the modules are loaded only when HTTP is served, as start-up time counts on stdio. */
export async function createHttpHooks(parts: Parts, boundHost: string): Promise<HttpHooks> {
  const [{ createCallers }, { createGuard }, { createNarrowing, narrowByPath }, { createShield }] =
    await Promise.all([
      import('../server/http/callers.ts'),
      import('../server/http/guard.ts'),
      import('../server/http/narrowing.ts'),
      import('../server/http/shield.ts'),
    ]);
  const [{ createForwarded }, { createBodyReader }] = await Promise.all([
    import('../server/http/forwarded.ts'),
    import('../server/http/body-limit.ts'),
  ]);
  const { config, app, sites, operator, log } = parts;
  const callerOf = createCallers({
    operator,
    boundHost,
    allowGlobalCredentials: config.allowGlobalCredentials,
    ignoreHeaderAuth: config.ignoreHeaderAuth,
    gateway: gatewayOf(config),
    sites: sitesFrom(sites),
    targets: targetPolicy(config),
    external: config.externalAuth
      ? (['jira', 'confluence'] as const).filter((product) => !operator.access[product])
      : [],
    externalUrls: config.allowedUrlDomains !== undefined,
    passthroughHeaders: appSettings(config).passthroughHeaders,
  });
  const narrowing = createNarrowing(toolsets);
  const corsOrigins = config.corsOrigins ?? [];
  const guard = createGuard({ boundHost, allowedHosts: config.allowedHosts, corsOrigins });
  const originOf = createForwarded(config.trustedProxies ?? []);
  return {
    identify: (headers) =>
      app.callerFor(callerOf(headers), {
        // Callers over the network must not reach this machine's files.
        files: noFiles,
        headers,
        narrowing: narrowing(headers),
      }),
    readBody: createBodyReader({
      maxBytes: config.maxRequestBytes,
      maxBytesTogether: config.maxRequestBytes * BODIES_TOGETHER,
    }),
    shield: (next) =>
      createShield({ guard, originOf, corsOrigins, log }, (request) =>
        next(narrowByPath(request, config.path)),
      ),
    limits: { maxHeaderBytes: config.maxHeaderBytes, requestTimeoutMs: config.requestTimeoutSeconds * 1000 },
  };
}
