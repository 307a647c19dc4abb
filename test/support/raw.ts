import { request } from 'node:http';
import { connect } from 'node:net';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely
  json: any;
}

export interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** One request over node:http, which lets a test set Host and Origin. */
export const send = (url: string, { method = 'POST', headers = {}, body }: Sent = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method, headers: { 'content-type': 'application/json', accept: '*/*', ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const type = response.headers['content-type'] ?? '';
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            json: type.startsWith('application/json') ? JSON.parse(text) : text,
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });

/** A plain tools/call. */
export const call = (name: string, args: object = {}): object => ({
  method: 'tools/call',
  params: { name, arguments: args },
});

/** Sends bytes as they are, and gives back everything that comes until the other side closes. */
export const sendRaw = (url: string, bytes: string, { end = false } = {}): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    let answer = '';
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    socket.on('error', () => {});
    socket.on('end', () => socket.end());
    socket.on('close', () => resolve(answer));
    socket.write(bytes);
    if (end) socket.end();
  });
