import type { Listener, State } from './state.ts';

export interface Remote {
  /** The first listener of this process came to the channel. */
  opened(channel: string): Promise<void>;
  /** The last one has gone. */
  closed(channel: string): Promise<void>;
}

export interface Channels {
  subscribe: State['subscribe'];
  /** Hands a message to the listeners of this process. */
  deliver(channel: string, message: string): void;
  /** Channels that have listeners. */
  names(): string[];
}

/** Who listens to what in this process, where messages come from another one; each channel is opened once. */
export function createChannels({ opened, closed }: Remote): Channels {
  const open = new Map<string, { listeners: Set<Listener>; ready: Promise<void> }>();
  const join = (channel: string) => {
    const present = open.get(channel);
    if (present) return present;
    const joined = { listeners: new Set<Listener>(), ready: opened(channel) };
    open.set(channel, joined);
    joined.ready.catch(() => open.delete(channel));
    return joined;
  };
  return {
    async subscribe(channel, listener) {
      const { listeners, ready } = join(channel);
      // An own function for each subscription, so that the same listener may come twice.
      const own: Listener = (message) => listener(message);
      listeners.add(own);
      await ready;
      return async () => {
        if (!listeners.delete(own) || listeners.size > 0) return;
        open.delete(channel);
        await closed(channel);
      };
    },
    deliver(channel, message) {
      for (const listener of open.get(channel)?.listeners ?? []) listener(message);
    },
    names: () => [...open.keys()],
  };
}
