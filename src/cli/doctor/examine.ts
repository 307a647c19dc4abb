import type { Product } from '../../auth/site.ts';
import { isExposed } from '../../http/errors.ts';
import { checkAddress } from './checks/address.ts';
import { checkApiVersion } from './checks/api-version.ts';
import { checkClock } from './checks/clock.ts';
import { checkCredentials } from './checks/credentials.ts';
import { checkDeployment } from './checks/deployment.ts';
import { checkFilter } from './checks/filter.ts';
import { checkIdentity } from './checks/identity.ts';
import { checkLogIn } from './checks/log-in.ts';
import { checkPermissions } from './checks/permissions.ts';
import { checkScopes } from './checks/scopes.ts';
import { checkAccess, checkNotices, checkState } from './checks/service.ts';
import { checkTls } from './checks/tls.ts';
import { checkTools } from './checks/tools.ts';
import { checkWay } from './checks/way.ts';
import { type Finding, hasErrors } from './finding.ts';
import type { SiteSubject } from './site-subject.ts';
import { OFFLINE, type Subject } from './subject.ts';

const products: readonly Product[] = ['jira', 'confluence'];

/** Everything that doctor looks at, in the order in which it is read. */
export async function examine(subject: Subject): Promise<Finding[]> {
  const { config } = subject.loaded;
  const findings = [...checkNotices(subject)];
  for (const product of products) {
    findings.push(...checkAddress(product, config), ...checkCredentials(product, subject));
    const site = subject.sites.find((candidate) => candidate.product === product);
    if (!site) continue;
    const way = await checkWay(site, subject.online);
    findings.push(...checkDeployment(site), ...checkTls(site), ...way);
    if (!hasErrors(way)) findings.push(...(await examineAccount(site, subject.online)));
  }
  return [
    ...findings,
    ...(await checkState(subject)),
    ...(await checkAccess(subject)),
    ...checkTools(subject),
  ];
}

/** What Atlassian says when it is asked directly: the guide's `--mode api-only`. */
export async function examineApi(subject: Subject): Promise<Finding[]> {
  const findings: Finding[] = [...checkNotices(subject)];
  for (const product of products) findings.push(...checkCredentials(product, subject));
  for (const site of subject.sites) findings.push(...(await examineAccount(site, subject.online)));
  return findings;
}

/** As whom the server acts, and what that lets it do: `auth status`. */
export async function examineIdentity(subject: Subject): Promise<Finding[]> {
  const findings: Finding[] = [...checkNotices(subject)];
  for (const product of products) {
    findings.push(...checkCredentials(product, subject));
    const site = subject.sites.find((candidate) => candidate.product === product);
    if (!site) continue;
    const { findings: met, usable } = subject.online ? await checkIdentity(site) : skipped(site);
    findings.push(...checkDeployment(site), ...met, ...(await checkLogIn(site)));
    if (usable) findings.push(...(await quietly(site, 'scopes', () => checkScopes(site, subject.online))));
  }
  return [...findings, ...checkTools(subject)];
}

async function examineAccount(site: SiteSubject, online: boolean): Promise<Finding[]> {
  const { findings: met, usable } = online ? await checkIdentity(site) : skipped(site);
  const findings = [...met, ...(await checkLogIn(site)), ...checkClock(site)];
  if (!usable) return findings;
  findings.push(...(await quietly(site, 'scopes', () => checkScopes(site, online))));
  // What the scopes do not cover would be refused once more.
  if (!online || hasErrors(met)) return findings;
  findings.push(...(await quietly(site, 'permissions', () => checkPermissions(site))));
  findings.push(...(await quietly(site, 'filter', () => checkFilter(site))));
  findings.push(...(await quietly(site, 'api-version', () => checkApiVersion(site))));
  return findings;
}

const skipped = ({ product }: SiteSubject) => ({
  findings: [{ check: 'reachability', product, status: 'skipped', message: OFFLINE } as const],
  usable: true,
});

/** What one check could not find out, as a warning: the site answers otherwise. */
async function quietly(
  { product }: SiteSubject,
  check: string,
  run: () => Promise<Finding[]>,
): Promise<Finding[]> {
  try {
    return await run();
  } catch (error) {
    if (!isExposed(error)) throw error;
    return [{ check, product, status: 'warning', message: error.message }];
  }
}
