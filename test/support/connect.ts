import { type CallToolResult, Client, InMemoryTransport } from '@modelcontextprotocol/client';
import { toolsets } from '../../src/all-toolsets.ts';
import { createApp } from '../../src/app.ts';
import type { Credentials } from '../../src/auth/credentials.ts';
import { createGatewaySite, createSite, type Deployment, type Product } from '../../src/auth/site.ts';
import { createDemoSite, type DemoSite } from '../../src/demo/site.ts';
import { cloudIds, users } from '../../src/demo/users.ts';
import type { Limits } from '../../src/documents/limits.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import type { GateOptions } from '../../src/http/gate.ts';
import type { Fetch } from '../../src/http/request.ts';
import { defaultRetry } from '../../src/http/retry.ts';
import type { JiraSettings } from '../../src/jira/api/client.ts';
import type { Caller } from '../../src/server/call-tool.ts';
import { createServer } from '../../src/server/create-server.ts';
import { createLog } from '../../src/server/log.ts';
import type { Tool } from '../../src/toolkit/define-tool.ts';
import { createFileReader } from '../../src/toolkit/files.ts';
import { type ToolOutline, toolOutlineOf } from '../../src/toolkit/outline.ts';
import type { Policy } from '../../src/toolkit/select.ts';
import { checked } from './contract.ts';

/** Makes another tool of one. */
export type Alteration = <Context>(tool: Tool<Context>) => Tool<Context>;

export interface ConnectOptions {
  /** Login name of a demo user; the operator `ada` by default. */
  user?: string;
  /** Through the OAuth gateway, by a bearer token and a cloud id alone; Cloud only. */
  gateway?: boolean;
  policy?: Partial<Policy>;
  filters?: Partial<Record<Product, string[]>>;
  /** What the operator says of Jira. */
  jira?: JiraSettings;
  limits?: Partial<GateOptions>;
  /** Largest and deepest text that is converted. */
  documents?: Limits;
  onExchange?: (exchange: Exchange) => void;
  maxLimit?: number;
  /** Puts another tool in the place of each; to see what a change breaks. */
  alter?: Alteration | undefined;
  /** Tools are found rather than listed. */
  searchOnly?: boolean;
  /** A site to share between connections; a fresh one by default. */
  site?: DemoSite;
  /** In the place of the demo site. */
  fetch?: Fetch;
  downloadsByRest?: boolean;
  /** Folder of files that tools may read. */
  filesRoot?: string;
}

export const demoUrls: Record<Deployment, Record<Product, string>> = {
  cloud: { jira: 'https://demo.atlassian.net', confluence: 'https://demo.atlassian.net/wiki' },
  datacenter: { jira: 'https://jira.demo.example', confluence: 'https://jira.demo.example/confluence' },
};

const siteOf = (product: Product, deployment: Deployment) =>
  createSite({ product, url: demoUrls[deployment][product], deployment });

const GATEWAY = 'https://api.atlassian.com';

const behindGateway = (product: Product) => createGatewaySite(product, GATEWAY, cloudIds[0] ?? '', undefined);

/** An MCP client connected, without sockets, to the whole server and a demo site. */
export async function connect(deployment: Deployment, options: ConnectOptions = {}) {
  const site = options.site ?? createDemoSite({ deployment });
  const requests: { method: string; path: string }[] = [];
  const logs: string[] = [];
  const log = createLog({ verbosity: 2, write: (line) => logs.push(line) });
  const demo = checked(deployment, (url, init) => site.fetch(new Request(url, init)));
  const fetch: Fetch = (url, init) => {
    requests.push({ method: init.method, path: url.pathname });
    return (options.fetch ?? demo)(url, init);
  };
  const app = createApp({
    policy: { readOnly: false, ...options.policy },
    filters: { jira: [], confluence: [], ...options.filters },
    timeoutMs: { jira: 10_000, confluence: 10_000 },
    fetch: { jira: fetch, confluence: fetch },
    passthroughHeaders: { jira: [], confluence: [] },
    maxLimit: options.maxLimit ?? 0,
    retry: defaultRetry,
    limits: {
      maxConcurrent: 100,
      perSecond: 0,
      breakerThreshold: 0,
      breakerCooldownSeconds: 1,
      ...options.limits,
    },
    documents: options.documents,
    ...(options.onExchange && { onExchange: options.onExchange }),
    customHeaders: { jira: undefined, confluence: undefined },
    gateway: GATEWAY,
    jira: options.jira ?? {},
    downloadsByRest: options.downloadsByRest,
    version: '0.0.0-test',
    log,
  });
  const user = users.find((candidate) => candidate.name === (options.user ?? 'ada'));
  if (!user) throw new Error(`no demo user ${options.user}`);
  const credentials: Credentials = options.gateway
    ? { kind: 'bearer', token: user.token }
    : {
        kind: 'basic',
        username: deployment === 'cloud' ? user.email : user.name,
        secret: user.token,
      };
  const siteFor = (product: Product) =>
    options.gateway ? behindGateway(product) : siteOf(product, deployment);
  const access = {
    jira: { site: siteFor('jira'), credentials },
    confluence: { site: siteFor('confluence'), credentials },
  };
  const environment = { files: createFileReader(options.filesRoot ?? process.cwd()) };
  const caller = altered(app.callerFor({ source: 'operator', access }, environment), options.alter);
  const [clientSide, serverSide] = InMemoryTransport.createLinkedPair();
  await createServer({ caller, version: '0.0.0-test', log, searchOnly: options.searchOnly ?? false }).connect(
    serverSide,
  );
  const client = new Client({ name: 'test', version: '0' });
  await client.connect(clientSide);
  const call = (name: string, args: Record<string, unknown> = {}): Promise<CallToolResult> =>
    client.callTool({ name, arguments: args });
  return { client, call, requests, logs, site };
}

function altered<Context>(caller: Caller<Context>, alter?: Alteration): Caller<Context> {
  if (!alter) return caller;
  const { tools, explainAbsence } = caller.selection;
  const outlines = toolsets
    .flatMap(({ tools: all }) => all)
    .filter(({ name }) => tools.has(name))
    .map((tool): [string, ToolOutline] => [tool.name, toolOutlineOf(alter(tool))]);
  return {
    ...caller,
    selection: { tools: new Map(outlines), explainAbsence },
    load: async (name) => {
      const loaded = await caller.load(name);
      return { ...loaded, tool: alter(loaded.tool) };
    },
  };
}
