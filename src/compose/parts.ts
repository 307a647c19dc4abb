import { type App, createApp } from '../app.ts';
import { type OAuthSettings, operatorIdentity, type SiteSettings } from '../auth/from-config.ts';
import type { Identity } from '../auth/identity.ts';
import type { Product } from '../auth/site.ts';
import type { Validation } from '../auth/validation.ts';
import type { Loaded } from '../config/load.ts';
import type { Config } from '../config/options.ts';
import type { Fetch } from '../http/request.ts';
import { onlyOnce } from '../only-once.ts';
import type { Log } from '../server/log.ts';
import type { Tracing } from '../server/message-spans.ts';
import { version } from '../version.ts';
import { type AppSettings, appSettings } from './app-settings.ts';
import { asOption } from './as-option.ts';
import { fetches } from './fetches.ts';
import { createGateSharing } from './gate-sharing.ts';
import { noteOptions } from './note-options.ts';
import { type Observation, observe } from './observation.ts';
import { openAudit } from './open-audit.ts';
import { openLog } from './open-log.ts';
import { type OpenState, openState } from './open-state.ts';
import { siteSettings } from './site-settings.ts';

/** What both transports start from. */
export interface Parts {
  config: Config;
  /** The part of the options that the app was made with. */
  settings: AppSettings;
  app: App;
  sites: SiteSettings;
  operator: Identity;
  /** The way to each product. */
  fetch: Record<Product, Fetch>;
  /** What this process shares with the others of its service. */
  shared: OpenState;
  /** What this process measures of itself. */
  observation: Observation;
  /** Where the operator wants traces. */
  tracing?: Tracing | undefined;
  log: Log;
}

/** What doctor replaces: it listens to both. */
export interface GivenParts {
  log?: Log;
  fetches?: typeof fetches;
}

/**
 * Builds everything that does not depend on the transport.
 * @throws ConfigError for options that contradict each other.
 */
export async function compose(loaded: Loaded, given: GivenParts = {}): Promise<Parts> {
  const { config } = loaded;
  const log = given.log ?? openLog(loaded);
  noteOptions(loaded, log);
  const sites = siteSettings(config);
  const shared = await openState(config, log);
  const ways = await (given.fetches ?? fetches)(config, log, shared);
  const oauth = await logIns(config, ways.fetch, log);
  const operator = asOption(() => operatorIdentity(sites, oauth));
  for (const product of ['jira', 'confluence'] as const)
    log.info(`${product}: ${operator.access[product]?.site.apiUrl ?? 'not configured'}`);
  const settings = appSettings(config);
  const gateSharing =
    shared.kept === 'memory'
      ? undefined
      : createGateSharing(shared.state, { perSecond: settings.limits.perSecond, log });
  const observation = await observe(config, () => app.look());
  const audit = openAudit(config);
  const app = createApp({
    ...settings,
    ...ways,
    gateSharing,
    validation: validationOf(config, shared),
    audit(who, call) {
      audit?.(who, call);
      observation.onCall(who, call);
    },
    onExchange: (exchange) => observation.observer.exchange(exchange),
    version,
    log,
  });
  return { config, settings, app, sites, operator, shared, observation, fetch: ways.fetch, log };
}

/** Loaded with the first call of somebody else than the operator. */
function validationOf(config: Config, { kept, state }: OpenState): Validation {
  const loaded = onlyOnce(async () =>
    (await import('../auth/validation.ts')).createValidation({
      ttlMs: config.validationTtlSeconds * 1000,
      maxEntries: config.validationMaxEntries,
      state: kept === 'memory' ? undefined : state,
    }),
  );
  return async (claim) => (await loaded())(claim);
}

/** Loaded only where OAuth is configured: start-up time counts on stdio. */
async function logIns(
  config: Config,
  fetches: Record<Product, Fetch>,
  log: Log,
): Promise<OAuthSettings | undefined> {
  const named = ['oauth', 'jiraOauth', 'confluenceOauth'] as const;
  const configured = named.some((name) => config[`${name}ClientId`] || config[`${name}AccessToken`]);
  if (config.demo !== 'off' || !(configured || config.oauthEnable)) return undefined;
  const { oauthSettings } = await import('./oauth-log-ins.ts');
  return oauthSettings(config, fetches, log);
}
