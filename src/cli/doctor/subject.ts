import { fetches } from '../../compose/fetches.ts';
import { compose, type Parts } from '../../compose/parts.ts';
import type { Loaded } from '../../config/load.ts';
import { NotPermitted } from '../../http/errors.ts';
import type { Fetch } from '../../http/request.ts';
import { createLog } from '../../server/log.ts';
import { createSiteSubject, type SiteSubject } from './site-subject.ts';

/** What is examined: this configuration, put together as the server would. */
export interface Subject {
  loaded: Loaded;
  /** False: nothing is asked over the network. */
  online: boolean;
  parts: Parts;
  /** What the server would warn of at its start. */
  notices: readonly Notice[];
  sites: readonly SiteSubject[];
}

/** A line of the log. */
export interface Notice {
  level: string;
  message: string;
}

export const OFFLINE = 'Nothing is asked over the network (--offline).';

const offline: Fetch = async () => {
  throw new NotPermitted(OFFLINE);
};

/** A log whose lines are kept, to be looked at. */
export function createNotices() {
  const notices: Notice[] = [];
  const log = createLog({
    verbosity: 1,
    format: 'json',
    write: (line) => notices.push(JSON.parse(line) as Notice),
  });
  return { notices, log };
}

/**
 * Puts the server together without its transport, log files, metrics and other processes, so that a running service is
 * not disturbed.
 * @throws ConfigError for options that contradict each other.
 */
export async function createSubject(loaded: Loaded, online: boolean): Promise<Subject> {
  const { notices, log } = createNotices();
  const config = {
    ...loaded.config,
    transport: 'stdio' as const,
    workers: 1,
    auditLog: undefined,
    logFile: undefined,
    metricsPort: undefined,
    metricsToken: undefined,
  };
  const ways: typeof fetches = online
    ? fetches
    : async () => ({
        fetch: { jira: offline, confluence: offline },
        fetchForCallers: { jira: offline, confluence: offline },
      });
  const parts = await compose({ ...loaded, config }, { log, fetches: ways });
  const sites = (['jira', 'confluence'] as const).flatMap(
    (product) => createSiteSubject(product, parts) ?? [],
  );
  return {
    loaded,
    online,
    parts,
    notices: notices.filter(({ level }) => level !== 'INFO'),
    sites,
  };
}
