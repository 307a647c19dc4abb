import { composeFront } from '../../compose/compose-front.ts';
import { endpointPaths } from '../../compose/endpoint-paths.ts';
import { readBytes } from '../../http/body.ts';
import { createNetwork } from '../../http/network.ts';
import type { Fetch } from '../../http/request.ts';
import { withHealth } from '../../server/http/health.ts';
import { listen } from '../../server/http/listen.ts';
import type { Finding } from './finding.ts';
import { type Rpc, resultOf } from './rpc.ts';
import type { Subject } from './subject.ts';
import { tryServer } from './try-server.ts';

const check = 'http-server';
const PATIENCE_MS = 60_000;
const MAX_BYTES = 64 * 1024 * 1024;
/** Stands for a caller's credentials; nothing that uses them is called. */
const TRIAL = 'doctor-tries-this';

/** Serves HTTP on a free port of this machine, talks to it in every way that the guide promises, and stops it. */
export async function tryHttp({ parts }: Subject): Promise<Finding[]> {
  const host = '127.0.0.1';
  // Log-ins of clients are kept in a file that a running service owns.
  const config = {
    ...parts.config,
    transport: 'streamable-http' as const,
    host,
    port: 0,
    oauthProxyEnable: false,
  };
  const front = await composeFront({ ...parts, config });
  const listening = await listen({ host, port: 0, handle: withHealth({}, front.handle) });
  try {
    const served = { url: listening.url, path: endpointPaths(config).main };
    const own = Object.keys(parts.operator.access).length > 0;
    return await talk(served, { plain: config.plainCalls, own, open: own || config.externalAuth });
  } catch (error) {
    return [{ check, status: 'error', message: `The server over HTTP: ${(error as Error).message}` }];
  } finally {
    await listening.close(0);
  }
}

interface Promised {
  /** Whether plain POSTs are taken. */
  plain: boolean;
  /** Whether the server has credentials of its own, as which requests without any act here. */
  own: boolean;
  /** Whether requests without credentials get any tools. */
  open: boolean;
}

async function talk(
  { url, path }: { url: string; path: string },
  { plain, own, open }: Promised,
): Promise<Finding[]> {
  const { fetch } = createNetwork({ verifyTls: true, caFiles: [], systemTrustStore: false });
  const endpoint = new URL(url + path);
  const list = (headers: Record<string, string> = {}) =>
    answerTo(fetch, endpoint, { body: { method: 'tools/list', params: {} }, headers });
  const healthz = await answerTo(fetch, new URL(`${url}/healthz`));
  const findings = [expected('/healthz', healthz, healthz.status === 200)];
  if (plain) {
    const asNobody = await list();
    const asCaller = await list({ authorization: `Bearer ${TRIAL}`, 'x-atlassian-cloud-id': TRIAL });
    const fine = countIn(asNobody) > 0 === open;
    findings.push(
      expected('A plain POST of tools/list without credentials, as the guide shows it', asNobody, fine),
      expected("A plain POST with a caller's own Bearer token and cloud id", asCaller, countIn(asCaller) > 0),
    );
  }
  return own ? [...findings, ...(await tryServer(check, overHttp(fetch, endpoint)))] : findings;
}

interface Answered {
  status: number;
  reply: unknown;
  session: string | null;
}

const countIn = ({ reply }: Answered): number => {
  try {
    const { tools } = resultOf(reply);
    return Array.isArray(tools) ? tools.length : 0;
  } catch {
    return 0;
  }
};

function expected(what: string, { status, reply }: Answered, fine: boolean): Finding {
  if (fine) return { check, status: 'ok', message: `${what}: answered ${status}.` };
  return {
    check,
    status: 'error',
    message: `${what}: answered ${status}: ${JSON.stringify(reply).slice(0, 300)}`,
  };
}

interface Asked {
  body?: object;
  headers?: Record<string, string>;
}

async function answerTo(fetch: Fetch, url: URL, { body, headers }: Asked = {}): Promise<Answered> {
  const method = body ? 'POST' : 'GET';
  const response = await fetch(url, {
    method,
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    body: body ? JSON.stringify(body) : null,
    signal: AbortSignal.timeout(PATIENCE_MS),
    redirect: 'manual',
  });
  const data = await readBytes(response, MAX_BYTES, { product: 'the server', method, path: url.pathname });
  return {
    status: response.status,
    reply: parse(data.toString('utf8')),
    session: response.headers.get('mcp-session-id'),
  };
}

/** JSON, or the last message of an event stream; text where it is neither. */
function parse(text: string): unknown {
  const event = text.startsWith('{')
    ? text
    : (text
        .match(/^data: (\{.*)$/gm)
        ?.at(-1)
        ?.slice('data: '.length) ?? '');
  try {
    return JSON.parse(event);
  } catch {
    return text;
  }
}

/** A client that keeps to the specification: both media types, a session where there is one, the version negotiated. */
function overHttp(fetch: Fetch, endpoint: URL): Rpc {
  let session: string | null = null;
  let version: string | undefined;
  let last = 0;
  const send = async (message: object) => {
    const answered = await answerTo(fetch, endpoint, {
      body: { jsonrpc: '2.0', ...message },
      headers: {
        accept: 'application/json, text/event-stream',
        ...(session !== null && { 'mcp-session-id': session }),
        ...(version !== undefined && { 'mcp-protocol-version': version }),
      },
    });
    session ??= answered.session;
    return answered.reply;
  };
  return {
    ask: async (method, params = {}) => {
      const result = resultOf(await send({ id: ++last, method, params }));
      if (method === 'initialize') version = String(result.protocolVersion);
      return result;
    },
    tell: async (method) => void (await send({ method })),
  };
}
