import type { Credentials } from './credentials.ts';
import type { Product, Site } from './site.ts';

/** A site together with the credentials to use there. */
export interface Access {
  site: Site;
  credentials: Credentials;
}

/** On whose behalf a call runs: the operator of this process, or the sender of the HTTP request. */
export interface Identity {
  source: 'operator' | 'caller';
  access: Partial<Record<Product, Access>>;
  /** What a log-in through this server was given, where it is known. */
  scopes?: readonly string[];
}

/** The login name in the identity's own credentials; undefined where tokens alone prove who asks. */
export function nameIn({ access }: Identity): string | undefined {
  const named = [access.jira?.credentials, access.confluence?.credentials];
  return named.map((own) => (own?.kind === 'basic' ? own.username : undefined)).find(Boolean);
}
