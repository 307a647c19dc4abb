import { sitesFrom } from '../auth/from-config.ts';
import type { Identity } from '../auth/identity.ts';
import { Refused } from '../auth/refused.ts';
import type { RequestHeaders } from '../auth/request-headers.ts';
import { catalogue } from '../catalogue.ts';
import type { Config } from '../config/options.ts';
import type { Caller } from '../server/call-tool.ts';
import type { Answer } from '../server/http/answer.ts';
import { createBodyReader, type ReadBody } from '../server/http/body-limit.ts';
import { createCallers } from '../server/http/callers.ts';
import type { ConnectionLimits } from '../server/http/connection-limits.ts';
import { createForwarded } from '../server/http/forwarded.ts';
import { createGuard } from '../server/http/guard.ts';
import type { HttpRequest } from '../server/http/http-request.ts';
import { createNarrowing, narrowByPath } from '../server/http/narrowing.ts';
import type { StepUp } from '../server/http/oauth/step-up.ts';
import { createShield } from '../server/http/shield.ts';
import { noFiles } from '../toolkit/files.ts';
import type { Everything } from '../toolsets.ts';
import { gatewayOf } from './app-settings.ts';
import { endpointPaths } from './endpoint-paths.ts';
import type { OAuthProxy } from './oauth-proxy.ts';
import type { Parts } from './parts.ts';
import { targetPolicy } from './target-policy.ts';

type Handle = (request: HttpRequest) => Promise<Answer>;

/** What the HTTP surface asks the operator's options: who calls, what may come in, and how much of it. */
export interface HttpHooks {
  identify(headers: RequestHeaders): Promise<Caller<Everything>>;
  readBody: ReadBody;
  /** Asks for a log-in with more scopes where a tool needs them; absent without log-ins. */
  stepUp: StepUp<Everything> | undefined;
  /** Puts the checks that need no identity in front of the whole surface. */
  shield(next: Handle): (request: HttpRequest, peer: string) => Promise<Answer>;
}

/** Bodies that are read at the same time, as a multiple of the largest one. */
const BODIES_TOGETHER = 16;

/** Builds the hooks from the options. */
export async function createHttpHooks(parts: Parts): Promise<HttpHooks> {
  const { config, app, log } = parts;
  const boundHost = config.host ?? '0.0.0.0';
  const logIns = await openLogIns(parts);
  const callerOf = createCallers({
    ...callersOptions(parts, boundHost),
    requireCredentials: logIns !== undefined,
  });
  const identify = logIns ? challenging(callerOf, logIns) : callerOf;
  const narrowing = createNarrowing(catalogue);
  const corsOrigins = config.corsOrigins ?? [];
  const guard = createGuard({ boundHost, allowedHosts: config.allowedHosts, corsOrigins });
  const originOf = createForwarded(config.trustedProxies ?? []);
  const { path } = endpointPaths(config);
  return {
    identify: async (headers) =>
      app.callerFor((await logIns?.identify(headers)) ?? identify(headers), {
        // Callers over the network must not reach this machine's files.
        files: noFiles,
        headers,
        narrowing: narrowing(headers),
      }),
    stepUp: logIns?.stepUp,
    readBody: createBodyReader({
      maxBytes: config.maxRequestBytes,
      maxBytesTogether: config.maxRequestBytes * BODIES_TOGETHER,
    }),
    shield: (next) =>
      createShield(
        { guard, originOf, corsOrigins, log },
        async (request) =>
          (await logIns?.handle(request)) ?? next(path === undefined ? request : narrowByPath(request, path)),
      ),
  };
}

/** Loaded where clients log in. */
const openLogIns = async (parts: Parts): Promise<OAuthProxy | undefined> =>
  parts.config.oauthProxyEnable ? (await import('./oauth-proxy.ts')).oauthProxy(parts) : undefined;

/** Tells a client without credentials where it can log in. */
const challenging =
  (callerOf: (headers: RequestHeaders) => Identity, logIns: OAuthProxy) =>
  (headers: RequestHeaders): Identity => {
    try {
      return callerOf(headers);
    } catch (error) {
      if (error instanceof Refused && error.status === 401) error.challenge ??= logIns.challenge();
      throw error;
    }
  };

const callersOptions = ({ config, settings, sites, operator }: Parts, boundHost: string) => ({
  operator,
  boundHost,
  allowGlobalCredentials: config.allowGlobalCredentials,
  ignoreHeaderAuth: config.ignoreHeaderAuth,
  gateway: gatewayOf(config),
  cloudId: config.oauthCloudId,
  sites: sitesFrom(sites),
  targets: targetPolicy(config),
  external: config.externalAuth
    ? (['jira', 'confluence'] as const).filter((product) => !operator.access[product])
    : [],
  externalUrls: config.allowedUrlDomains !== undefined,
  passthroughHeaders: settings.passthroughHeaders,
});

/** How long and how much a connection may take before its request has arrived. */
export const connectionLimits = (config: Config): ConnectionLimits => ({
  maxHeaderBytes: config.maxHeaderBytes,
  requestTimeoutMs: config.requestTimeoutSeconds * 1000,
});
