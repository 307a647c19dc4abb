import { concerns, covers } from '../../../auth/scopes.ts';
import { oauthClient } from '../../../compose/oauth-log-ins.ts';
import type { Finding } from '../finding.ts';
import { grantedScopes } from '../granted-scopes.ts';
import type { SiteSubject } from '../site-subject.ts';

const SET_UP =
  'Give the app the scope in the developer console and in ATLASSIAN_OAUTH_SCOPE, then run: mcp-atlassian oauth-setup';

/** Whether the token may read and change what the tools read and change, and whether all that was asked for was granted. */
export async function checkScopes(site: SiteSubject, online: boolean): Promise<Finding[]> {
  const { product, title, config } = site;
  const scopes = await grantedScopes(site, online);
  if (scopes === undefined) return [];
  const base = { check: 'scopes', product, details: { granted: scopes } };
  const own = scopes.filter((scope) => concerns(scope, product));
  if (!covers(own, product, false))
    return [
      { ...base, status: 'error', message: `The token has no scope to read ${title}.`, remedy: SET_UP },
    ];
  const missing = missingScopes(site, scopes);
  if (missing.length > 0)
    return [
      {
        ...base,
        status: 'warning',
        message: `Asked for but not granted: ${missing.join(' ')}.`,
        remedy: SET_UP,
      },
    ];
  if (!covers(own, product, true) && !config.readOnly)
    return [
      {
        ...base,
        status: 'warning',
        message: `The token has no scope to change ${title}: tools that change something will fail.`,
        remedy: `${SET_UP}. Or hide those tools with READ_ONLY_MODE=true.`,
      },
    ];
  return [{ ...base, status: 'ok', message: `The token's scopes for ${title}: ${own.join(' ')}.` }];
}

/** Scopes of the product that the log-in asks for and the token lacks. */
function missingScopes(
  { product, config, fetch, access }: SiteSubject,
  granted: readonly string[],
): string[] {
  if (access.credentials.kind !== 'oauth' || access.site.deployment !== 'cloud') return [];
  const asked = oauthClient(config, product, fetch)?.scope.split(/[\s,]+/) ?? [];
  return asked.filter((scope) => concerns(scope, product) && !granted.includes(scope));
}
