import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import {
  type Connection,
  type Era,
  handshakeVersion,
  initializeParams,
  paramsFor,
  resultOf,
} from './protocol.ts';

const answerMs = 60_000;

/** Speaks MCP over streamable HTTP, on connections that stay open. */
export async function connectHttp(url: string, era: Era): Promise<Connection> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1024 });
  let last = 0;
  let session: string | undefined;
  const post = async (method: string, message: object, params: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', method, params, ...message });
    const headers = { ...headersFor(era, method, params), ...(session ? { 'mcp-session-id': session } : {}) };
    return await send({ url, agent, headers, body });
  };
  const text = async (method: string, params: object) =>
    (await post(method, { id: ++last }, paramsFor(era, params))).text;
  const request = async (method: string, params: object) => resultOf(parseAnswer(await text(method, params)));
  if (era === 'handshake') {
    const opened = await post('initialize', { id: ++last }, initializeParams);
    resultOf(parseAnswer(opened.text));
    session = opened.session;
    await post('notifications/initialized', {}, {});
  }
  return { request, text, close: async () => agent.destroy() };
}

function headersFor(era: Era, method: string, params: object): Record<string, string> {
  const common = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  if (era === 'handshake') return { ...common, 'mcp-protocol-version': handshakeVersion };
  const name = 'name' in params && typeof params.name === 'string' ? { 'mcp-name': params.name } : {};
  return { ...common, 'mcp-protocol-version': era, 'mcp-method': method, ...name };
}

interface Sending {
  url: string;
  agent: Agent;
  headers: Record<string, string>;
  body: string;
}

function send({
  url,
  agent,
  headers,
  body,
}: Sending): Promise<{ text: string; session: string | undefined }> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const options = { method: 'POST', agent, headers: { ...headers, ...length }, timeout: answerMs };
    const sent = httpRequest(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if ((response.statusCode ?? 0) >= 400)
          reject(new Error(`HTTP ${response.statusCode}: ${text.slice(0, 300)}`));
        else resolve({ text, session: sessionOf(response) });
      });
    });
    sent.on('timeout', () => sent.destroy(new Error('No answer within a minute.')));
    sent.on('error', (error) => {
      // The server may close an idle connection just when it is used again.
      if (sent.reusedSocket && 'code' in error && error.code === 'ECONNRESET')
        send({ url, agent, headers, body }).then(resolve, reject);
      else reject(error);
    });
    sent.end(body);
  });
}

function sessionOf(response: IncomingMessage): string | undefined {
  const value = response.headers['mcp-session-id'];
  return typeof value === 'string' ? value : undefined;
}

// One JSON object, or the last event of a stream.
function parseAnswer(text: string): unknown {
  if (text.startsWith('{')) return JSON.parse(text);
  const events = text.split(/\r?\n/).filter((line) => line.startsWith('data:'));
  const last = events.map((line) => line.slice(5).trim()).findLast((data) => data.includes('"id"'));
  if (last === undefined) throw new Error(`No answer in: ${text.slice(0, 300)}`);
  return JSON.parse(last);
}
