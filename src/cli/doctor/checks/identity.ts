import { LogInError } from '../../../auth/oauth/errors.ts';
import { type Account, idOf, isSomebody } from '../../../auth/who-am-i.ts';
import { HttpError, isExposed, TransportError } from '../../../http/errors.ts';
import type { Finding } from '../finding.ts';
import type { SiteSubject } from '../site-subject.ts';

/** What asking the site who we are came to. */
export interface Acquaintance {
  findings: Finding[];
  /** Whether the site answers these credentials at all, so that more can be asked. */
  usable: boolean;
}

/** Whether the site can be reached, and whether it knows the credentials. */
export async function checkIdentity(site: SiteSubject): Promise<Acquaintance> {
  const { product, title } = site;
  try {
    const account = await site.whoAmI();
    const reached = reachable(site);
    if (!isSomebody(account))
      return {
        findings: [
          reached,
          {
            check: 'identity',
            product,
            status: 'error',
            message: `${title} takes these credentials for nobody's: it answers as to an anonymous request.`,
            remedy: credentialsRemedy(site),
          },
        ],
        usable: false,
      };
    return { findings: [reached, introduce(site, account)], usable: true };
  } catch (error) {
    if (!isExposed(error)) throw error;
    return { findings: explain(site, error), usable: lacksScope(error) };
  }
}

const reachable = ({ product, title, access }: SiteSubject): Finding => ({
  check: 'reachability',
  product,
  status: 'ok',
  message: `${title} answers at ${new URL(access.site.apiUrl).host}.`,
});

function introduce({ product, title }: SiteSubject, account: Account): Finding {
  const id = idOf(account);
  return {
    check: 'identity',
    product,
    status: 'ok',
    message: `${title} knows you as ${account.displayName ?? id}.`,
    details: { account: id },
  };
}

const lacksScope = (error: unknown): boolean =>
  error instanceof HttpError && error.status === 401 && error.messages.some((text) => /scope/i.test(text));

function explain(site: SiteSubject, error: Error): Finding[] {
  const { product } = site;
  const failed = (check: string, remedy: string): Finding => ({
    check,
    product,
    status: 'error',
    message: error.message,
    remedy,
  });
  if (error instanceof LogInError) return [failed('identity', 'Run: mcp-atlassian oauth-setup')];
  if (error instanceof TransportError) return [failed('reachability', transportRemedy(site))];
  if (!(error instanceof HttpError)) return [failed('identity', credentialsRemedy(site))];
  if (lacksScope(error))
    return [
      reachable(site),
      failed(
        'scopes',
        'Give the app the scope in the developer console, then run: mcp-atlassian oauth-setup',
      ),
    ];
  if (error.status === 401 || error.status === 403)
    return [reachable(site), failed('identity', credentialsRemedy(site))];
  return [failed('reachability', statusRemedy(site, error.status))];
}

const option = ({ product }: SiteSubject, name: string): string => `${product.toUpperCase()}_${name}`;

function transportRemedy(site: SiteSubject): string {
  return `Check ${option(site, 'URL')}, and what leads there: ${option(site, 'HTTPS_PROXY')} or HTTPS_PROXY, NO_PROXY, DNS, firewall.`;
}

function statusRemedy(site: SiteSubject, status: number): string {
  if (status === 407) return 'Put the right name and password into the address of the proxy.';
  if (status === 429) return 'Wait as long as the site asks for, then run doctor again.';
  if (status >= 500) return 'This is on the side of the site or of a gateway in between; try again later.';
  return `Check ${option(site, 'URL')} with its context path, and ${option(site, 'DEPLOYMENT')} where the host name does not tell Cloud from Data Center.`;
}

function credentialsRemedy(site: SiteSubject): string {
  const { credentials, site: where } = site.access;
  if (credentials.kind === 'oauth') return 'Run: mcp-atlassian oauth-setup';
  if (where.cloudId) return 'Get a new access token, and check ATLASSIAN_OAUTH_CLOUD_ID.';
  if (where.deployment === 'cloud')
    return `Make an API token at https://id.atlassian.com/manage-profile/security/api-tokens for the account in ${option(site, 'USERNAME')} and set it as ${option(site, 'API_TOKEN')}.`;
  return credentials.kind === 'bearer'
    ? `Make a personal access token in your profile there and set it as ${option(site, 'PERSONAL_TOKEN')}.`
    : `Check ${option(site, 'USERNAME')} and ${option(site, 'API_TOKEN')}; after wrong passwords the site may want a CAPTCHA, so log in there once by browser.`;
}
