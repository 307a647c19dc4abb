/** How a client and a server agree on the protocol: with a handshake, or per request since 2026-07-28. */
export type Era = 'handshake' | '2026-07-28';

/** The revision that the handshake asks for; every peer knows it. */
export const handshakeVersion = '2025-06-18';

/** The parameters of `initialize`. */
export const initializeParams = {
  protocolVersion: handshakeVersion,
  capabilities: {},
  clientInfo: { name: 'bench', version: '1' },
};

/** The parameters of a request as the era wants them. */
export function paramsFor(era: Era, params: object): object {
  if (era === 'handshake') return params;
  return {
    ...params,
    _meta: {
      'io.modelcontextprotocol/protocolVersion': era,
      'io.modelcontextprotocol/clientCapabilities': {},
    },
  };
}

/** The answer to a request: its result, or its error as an exception. */
export function resultOf(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) throw new Error(`No answer: ${String(answer)}`);
  if ('error' in answer)
    throw new Error(`The server answered with an error: ${JSON.stringify(answer.error)}`);
  if (!('result' in answer)) throw new Error(`No result: ${JSON.stringify(answer).slice(0, 300)}`);
  return answer.result;
}

/** A connection to a server under measurement. */
export interface Connection {
  /** Sends a request and gives its result. Throws for an error, and when no answer comes within a minute. */
  request: (method: string, params: object) => Promise<unknown>;
  /** The answer as it came, over HTTP: parsing a large one would measure the client. */
  text?: (method: string, params: object) => Promise<string>;
  close: () => Promise<void>;
}
