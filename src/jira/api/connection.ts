import type { Limits } from '../../documents/limits.ts';
import type { Cache } from '../../http/cache.ts';
import type { HttpClient } from '../../http/client.ts';
import type { Dialect } from './dialect.ts';
import type { Scope } from './scope.ts';

/** What every part of the Jira API works with: one site, one identity, one call. */
export interface Connection {
  http: HttpClient;
  dialect: Dialect;
  cache: Cache;
  scope: Scope;
  /** What people open in a browser; undefined when only a cloud id is known. */
  webUrl: string | undefined;
  /** Largest and deepest text that is converted; the documents' own limits when absent. */
  limits: Limits | undefined;
}
