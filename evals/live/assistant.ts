import type { Session } from '../session.ts';

/** What is tried: it gets the request and the tools, makes its calls on the session, and gives its final answer. Throws when it cannot go on. */
export type Assistant = (prompt: string, session: Session) => Promise<string>;
