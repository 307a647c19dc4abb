import type { Era } from '../client/protocol.ts';
import type { Site } from '../sites/site.ts';
import type { Command } from './processes.ts';

/** One call of a tool. */
export interface Call {
  name: string;
  arguments: Record<string, unknown>;
  /** What a right answer says: some servers report a failure as if it were one. */
  contains?: string;
}

/** What is asked of every server: one issue, a search of 50, one page, and a call whose arguments are refused. */
export type CallName = 'issue' | 'issueWithoutComments' | 'search' | 'page' | 'refused';

/** A server under measurement. */
export interface Server {
  name: string;
  kind: 'product' | 'peer' | 'floor';
  eras: readonly Era[];
  stdio?: (site: Site) => Command;
  /** The command of an HTTP server at that port of 127.0.0.1, its endpoint is /mcp. */
  http?: (site: Site, port: number) => Command;
  calls: (site: Site) => Partial<Record<CallName, Call>>;
}
