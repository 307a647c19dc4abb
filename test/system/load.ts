/** A caller with credentials of its own. */
export const grace = { authorization: 'Token YOUR_OAUTH_TOKEN', 'content-type': 'application/json' };

export const whoAmIBody = {
  method: 'tools/call',
  params: { name: 'jira_get_user_profile', arguments: { user_identifier: 'me' } },
};

/** One message of a client that has, or opens, a session. */
export const inSession = (url: string, message: { method: string; params?: object }, session = '') =>
  fetch(`${url}/mcp`, {
    method: 'POST',
    headers: {
      ...grace,
      accept: 'application/json, text/event-stream',
      ...(session !== '' && { 'mcp-session-id': session }),
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      ...message,
      ...(!message.method.startsWith('notifications/') && { id: 1 }),
    }),
  });

/** Asks who the caller is; undefined when the answer is right, else what came. */
export async function whoAmI(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/mcp`, {
      method: 'POST',
      headers: grace,
      body: JSON.stringify(whoAmIBody),
    });
    const text = await response.text();
    return response.status === 200 && text.includes('Grace Hopper')
      ? undefined
      : `HTTP ${response.status} ${text}`;
  } catch (error) {
    return String((error as Error).cause ?? error);
  }
}

export interface Failure {
  /** When the call was begun, as performance.now() tells. */
  begun: number;
  text: string;
}

export interface Load {
  /** How many calls have ended. */
  readonly calls: number;
  readonly failures: readonly Failure[];
  /** Resolves when this many more calls have ended. */
  more(calls: number): Promise<void>;
  stop(): Promise<void>;
}

/** Calls one after the other from as many callers, until it is stopped. */
export function startLoad(url: string, callers: number): Load {
  const failures: Failure[] = [];
  const waiting = new Set<() => void>();
  let calls = 0;
  let stopped = false;
  const caller = async () => {
    while (!stopped) {
      const begun = performance.now();
      const text = await whoAmI(url);
      if (text !== undefined) failures.push({ begun, text });
      calls += 1;
      for (const wake of waiting) wake();
    }
  };
  const running = Array.from({ length: callers }, caller);
  return {
    get calls() {
      return calls;
    },
    failures,
    more(count) {
      const wanted = calls + count;
      return new Promise((resolve) => {
        const wake = () => {
          if (calls < wanted) return;
          waiting.delete(wake);
          resolve();
        };
        waiting.add(wake);
      });
    },
    async stop() {
      stopped = true;
      await Promise.all(running);
    },
  };
}
