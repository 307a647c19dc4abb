import type { ShownTool } from '../attempt.ts';

/** What a model answers: text, and calls that it wants made. */
export interface Turn {
  text: string;
  calls: WantedCall[];
}

/** A call by a model; `problem` says why its arguments cannot be read. */
export interface WantedCall {
  id: string;
  name: string;
  arguments: Record<string, unknown>;
  problem?: string | undefined;
}

/** What came of a call. */
export interface CallAnswer {
  id: string;
  text: string;
  failed: boolean;
}

/** A conversation in the manner of one API; it keeps what was said. */
export interface Conversation {
  ask(prompt: string): Promise<Turn>;
  answer(answers: readonly CallAnswer[]): Promise<Turn>;
}

/** What a conversation begins with. */
export interface Beginning {
  model: string;
  instructions: string;
  tools: readonly ShownTool[];
  /** Sends a request body and gives the parsed answer. Throws for an error status, a timeout and an answer that is too long. */
  post(body: object): Promise<unknown>;
}
