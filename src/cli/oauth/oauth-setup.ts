import type { AccessibleSite } from '../../auth/oauth/accessible-sites.ts';
import { accessibleSites, listSites } from '../../auth/oauth/accessible-sites.ts';
import type { OAuthClient } from '../../auth/oauth/client.ts';
import { LogInError } from '../../auth/oauth/errors.ts';
import type { StoredTokens } from '../../auth/oauth/tokens.ts';
import type { Product } from '../../auth/site.ts';
import { fetches } from '../../compose/fetches.ts';
import { dataCenterSite, oauthClient, tokenStoreFor } from '../../compose/oauth-log-ins.ts';
import { openState } from '../../compose/open-state.ts';
import { ConfigError, type Loaded } from '../../config/load.ts';
import type { Config } from '../../config/options.ts';
import { createLog } from '../../server/log.ts';
import { createPerson, type Person } from './ask.ts';
import { logIn } from './log-in.ts';
import { describeVariables } from './variables.ts';

export interface SetupOptions {
  /** The product whose Data Center site the log-in is for. */
  product: Product | undefined;
  /** Whether a browser is opened; the address is printed in any case. */
  browser: boolean;
}

/**
 * The log-in wizard: asks for what is missing, logs in through a browser, stores the tokens and prints the variables
 * to set. Throws ConfigError or LogInError.
 */
export async function setUpOAuth({ config, verbosity }: Loaded, options: SetupOptions): Promise<void> {
  const person = createPerson();
  try {
    const log = createLog({ verbosity, write: (line) => process.stderr.write(line) });
    const product =
      options.product ?? (dataCenterSite(config, 'jira') || !config.confluenceUrl ? 'jira' : 'confluence');
    const fetch = (await fetches(config, log, await openState(config, log))).fetch[product];
    const client = await completeClient(config, { product, person, fetch });
    const store = tokenStoreFor(config, client);
    const room = await store.prepare();
    const tokens = await logIn(client, {
      person,
      openBrowser: options.browser ? openBrowser : undefined,
    }).catch(async (error) => {
      await room.discard();
      throw error;
    });
    const site = await siteOf(client, tokens, { config, person });
    await store.lock(() => room.commit({ ...tokens, ...(site && { cloud_id: site.id }) }));
    person.say(`The log-in is stored in ${store.path}. Set these variables for the server:\n`);
    process.stdout.write(describeVariables(client, site));
  } finally {
    person.close();
  }
}

interface Questions {
  product: Product;
  person: Person;
  fetch: OAuthClient['fetch'];
}

/** The app's data from the options, and from the person where they are missing. */
async function completeClient(config: Config, { product, person, fetch }: Questions): Promise<OAuthClient> {
  const known = oauthClient(config, product, fetch);
  if (known) return known;
  if (!person.present)
    throw new ConfigError(
      'oauth-setup needs ATLASSIAN_OAUTH_CLIENT_ID and ATLASSIAN_OAUTH_CLIENT_SECRET, as nobody is at the terminal to be asked.',
    );
  person.say(
    'Data of your app (Cloud: developer.atlassian.com/console/myapps; Data Center: an incoming application link).',
  );
  const given = {
    oauthClientId: await person.ask('Client id', config.oauthClientId),
    oauthClientSecret: await person.ask('Client secret', config.oauthClientSecret),
    oauthRedirectUri: await person.ask(
      'Callback URL',
      config.oauthRedirectUri ?? 'http://localhost:8080/callback',
    ),
  };
  const client = oauthClient({ ...config, ...given }, product, fetch);
  if (!client) throw new ConfigError('A client id and a client secret are needed to log in.');
  const scope = await person.ask('Scopes', client.scope);
  return { ...client, scope };
}

/** The site to use, on Cloud: the configured one, the only one, or the one that the person chooses. */
async function siteOf(
  client: OAuthClient,
  { access_token: token }: StoredTokens,
  { config, person }: { config: Config; person: Person },
): Promise<AccessibleSite | undefined> {
  if (client.siteUrl !== undefined) return undefined;
  const sites = await accessibleSites(client, token ?? '');
  if (sites.length === 0)
    throw new LogInError('The log-in reaches no Atlassian site: log in as somebody who has access to one.');
  const wanted = sites.find(({ id }) => id === config.oauthCloudId);
  if (wanted) return wanted;
  if (config.oauthCloudId)
    throw new LogInError(
      `ATLASSIAN_OAUTH_CLOUD_ID ${config.oauthCloudId} is none of the sites of this log-in: ${listSites(sites)}.`,
    );
  if (sites.length === 1) return sites[0];
  if (!person.present)
    throw new LogInError(
      `The log-in reaches several sites: set ATLASSIAN_OAUTH_CLOUD_ID to one of ${listSites(sites)}.`,
    );
  person.say(sites.map(({ name, url }, index) => `${index + 1}  ${name}  ${url}`).join('\n'));
  const chosen = sites[Number(await person.ask('Which site (number)', '1')) - 1];
  if (!chosen) throw new LogInError('That is none of the numbers. Start again.');
  return chosen;
}

async function openBrowser(url: string): Promise<void> {
  const { default: open } = await import('open');
  await open(url);
}
