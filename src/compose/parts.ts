import { type App, createApp, toolsets } from '../app.ts';
import { operatorIdentity, type SiteSettings } from '../auth/from-config.ts';
import type { Identity } from '../auth/identity.ts';
import type { Loaded } from '../config/load.ts';
import type { Config } from '../config/options.ts';
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
  const operator = asOption(() => operatorIdentity(sites));
  for (const product of ['jira', 'confluence'] as const)
    log.info(`${product}: ${operator.access[product]?.site.apiUrl ?? 'not configured'}`);
  const app = createApp({ ...appSettings(config), fetch: await fetches(config, log), version, log });
  return { config, app, sites, operator, log };
}
