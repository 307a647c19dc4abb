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
