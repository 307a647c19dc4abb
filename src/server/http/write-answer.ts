import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished, pipeline } from 'node:stream';
import { sizeOf, type Written } from '../written.ts';
import { type Answer, isStream } from './answer.ts';

/** How much of a body that nobody reads is still taken, and for how long, so that its sender hears the answer. */
const MAX_UNREAD_BYTES = 64 * 1024 * 1024;
const UNREAD_MS = 500;

/** Sends an answer. A stream is read as fast as the client takes it, and cancelled when the client goes. */
export function writeAnswer(incoming: IncomingMessage, outgoing: ServerResponse, answer: Answer): void {
  const { status, headers, body } = answer;
  if (!incoming.readableEnded) outgoing.once('finish', () => takeRest(incoming));
  const fields: Record<string, string | number> = Object.fromEntries(headers);
  if (isStream(body)) {
    outgoing.writeHead(status, fields).flushHeaders();
    // Clients that go are the usual end of a stream.
    pipeline(body, outgoing, () => {});
    return;
  }
  if (body !== null) fields['content-length'] = bytesIn(body);
  outgoing.writeHead(status, fields);
  if (body === null || typeof body === 'string') return void outgoing.end(body);
  // In one system call, and nothing is copied.
  outgoing.cork();
  for (const piece of body) outgoing.write(piece);
  outgoing.end();
}

const bytesIn = (body: Written): number =>
  typeof body === 'string' ? Buffer.byteLength(body) : sizeOf(body);

/** Lets the connection be used again; a rest that is long or slow ends it. */
function takeRest(incoming: IncomingMessage): void {
  if (incoming.readableEnded || incoming.destroyed) return;
  const { socket } = incoming;
  let left = MAX_UNREAD_BYTES;
  const timer = setTimeout(() => socket.destroySoon(), UNREAD_MS).unref();
  finished(incoming, () => clearTimeout(timer));
  incoming.on('data', (chunk: Buffer) => {
    left -= chunk.byteLength;
    if (left < 0) socket.destroySoon();
  });
}
