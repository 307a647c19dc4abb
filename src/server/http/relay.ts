import type { JSONRPCMessage } from '@modelcontextprotocol/server';
import type { State } from '../../state/state.ts';
import type { Log } from '../log.ts';

/** What a process that cannot act on a message itself tells the others. */
export type RelayMessage =
  /** A response or cancellation of a session's client, for whoever runs the request. */
  | { kind: 'message'; session: string; message: JSONRPCMessage }
  /** The session is over. */
  | { kind: 'end'; session: string }
  /** Whoever ran the request of this event sends the later events to channel `replyTo`. */
  | { kind: 'resume'; session: string; lastEventId: string; replyTo: string }
  /** A message for an HTTP+SSE stream. */
  | { kind: 'sse'; session: string; message: JSONRPCMessage };

export interface Relay {
  /** Reaches every process of the service that has called `join`, this one included. */
  send(message: RelayMessage): Promise<void>;
  on(listener: (message: RelayMessage) => void): void;
  /** Starts to listen; does nothing when it already does. Without a store the process goes on alone. */
  join(): Promise<void>;
}

const CHANNEL = 'mcp-sessions';

/** The way between the processes of one service for the few messages that must reach another one. */
export function createRelay(state: State, log: Log): Relay {
  const listeners: ((message: RelayMessage) => void)[] = [];
  let joined: Promise<unknown> | undefined;
  let warned = false;
  const receive = (text: string) => {
    const message = JSON.parse(text) as RelayMessage;
    for (const listener of listeners) listener(message);
  };
  return {
    send: (message) => state.publish(CHANNEL, JSON.stringify(message)),
    on: (listener) => void listeners.push(listener),
    join: async () => {
      joined ??= state.subscribe(CHANNEL, receive).catch((error: Error) => {
        joined = undefined;
        if (!warned) log.warn(`Messages of other processes are not received: ${error.message}`);
        warned = true;
      });
      await joined;
    },
  };
}
