import { type App, createApp, toolsets } from '../app.ts';
import { type OAuthSettings, operatorIdentity, type SiteSettings } from '../auth/from-config.ts';
import type { Identity } from '../auth/identity.ts';
import type { Product } from '../auth/site.ts';
import type { Loaded } from '../config/load.ts';
import type { Config } from '../config/options.ts';
import type { Fetch } from '../http/request.ts';
import { createLog, type Log } from '../server/log.ts';
import { unknownToolsets } from '../toolkit/select.ts';
import { version } from '../version.ts';
import { appSettings } from './app-settings.ts';
import { asOption } from './as-option.ts';
import { fetches } from './fetches.ts';
import { siteSettings } from './site-settings.ts';

/** What both transports start from. */
export interface Parts {
  config: Config;
  app: App;
  sites: SiteSettings;
  operator: Identity;
  log: Log;
}

/**
 * Builds everything that does not depend on the transport.
 * @throws ConfigError for options that contradict each other.
 */
export async function compose(loaded: Loaded): Promise<Parts> {
  const { config, verbosity, envFile, warnings } = loaded;
  const output = config.logToStdout ? process.stdout : process.stderr;
  const log = createLog({ verbosity, write: (line) => output.write(line) });
  for (const warning of warnings) log.warn(warning);
  for (const id of unknownToolsets(toolsets, config.toolsets ?? []))
    log.warn(`TOOLSETS names ${id}, which does not exist`);
  log.info(envFile ? `Options read from ${envFile}` : 'No .env file found');
  const sites = siteSettings(config);
  const fetch = await fetches(config, log);
  const oauth = await logIns(config, fetch, log);
  const operator = asOption(() => operatorIdentity(sites, oauth));
  for (const product of ['jira', 'confluence'] as const)
    log.info(`${product}: ${operator.access[product]?.site.apiUrl ?? 'not configured'}`);
  const app = createApp({ ...appSettings(config), fetch, version, log });
  return { config, app, sites, operator, log };
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
