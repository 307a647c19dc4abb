/** What is wrong with a query, in Atlassian's words. */
export class JqlError extends Error {}

/** A place in a query, counted from 1. */
export interface Position {
  line: number;
  character: number;
}

/** A mistake in the writing of a query, as opposed to one in its meaning. */
export const parseError = (message: string, at?: Position): JqlError =>
  new JqlError(`Error in JQL Query: ${message}${at ? ` (line ${at.line}, character ${at.character})` : ''}`);
