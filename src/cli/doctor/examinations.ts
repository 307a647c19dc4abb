import { examine, examineApi, examineIdentity } from './examine.ts';
import type { Finding } from './finding.ts';
import { OFFLINE, type Subject } from './subject.ts';
import { tryHttp } from './try-http.ts';
import { type ServerCommand, tryStdio } from './try-stdio.ts';

/** `all` is doctor without a mode, `identity` is `auth status`. */
export type Examination = 'all' | 'identity' | 'api-only' | 'mcp-only' | 'http-server';

type Examine = (subject: Subject) => Promise<Finding[]>;

/** What can be looked at; `server` starts the server as it was configured here. */
export const examinations = (server: () => ServerCommand): Record<Examination, Examine> => ({
  all: examine,
  identity: examineIdentity,
  'api-only': examineApi,
  'mcp-only': (subject) => onlineOnly(subject, () => tryStdio(server())),
  'http-server': (subject) => onlineOnly(subject, () => tryHttp(subject)),
});

const onlineOnly = async ({ online }: Subject, run: () => Promise<Finding[]>): Promise<Finding[]> =>
  online ? run() : [{ check: 'server', status: 'skipped', message: OFFLINE }];
