import { type App, type AppOptions, createApp, type Everything, toolsets } from './app.ts';
import { operatorIdentity, type SiteSettings, sitesFrom } from './auth/from-config.ts';
import type { Identity } from './auth/identity.ts';
import type { Product } from './auth/site.ts';
import type { Loaded } from './config/load.ts';
import { ConfigError } from './config/load.ts';
import type { Config } from './config/options.ts';
import { InvalidArgument } from './http/errors.ts';
import type { NetworkOptions } from './http/network.ts';
import type { Fetch } from './http/request.ts';
import { defaultRetry } from './http/retry.ts';
import type { JiraSettings } from './jira/api/client.ts';
import type { SlaSettings } from './jira/api/metrics/sla.ts';
import type { Caller } from './server/call-tool.ts';
import { createServer } from './server/create-server.ts';
import type { Listening } from './server/http/listen.ts';
import { createLog, type Log } from './server/log.ts';
import { createFileReader, noFiles } from './toolkit/files.ts';
import { unknownToolsets } from './toolkit/select.ts';
import { version } from './version.ts';

export { createApp } from './app.ts';
export { createServer } from './server/create-server.ts';
export { version };

interface Parts {
  config: Config;
  app: App;
  sites: SiteSettings;
  operator: Identity;
  log: Log;
}

/** Time for running requests after SIGTERM; longer than most calls, shorter than supervisors wait. */
const DRAIN_MS = 8_000;

/**
 * Composition root: configuration → identity → toolsets → server → transport. Resolves when the server has stopped;
 * `onListening` tells the address of the HTTP transport.
 * @throws ConfigError for options that contradict each other.
 */
export async function serve(loaded: Loaded, onListening: (url: string) => void = () => {}): Promise<void> {
  const { config } = loaded;
  if (config.logToStdout && config.transport === 'stdio')
    throw new ConfigError(
      'MCP_LOGGING_STDOUT cannot be used with stdio: standard output carries the protocol. Unset it, or use --transport streamable-http.',
    );
  const parts = await compose(loaded);
  if (config.transport === 'stdio') await serveStdio(parts);
  else await serveHttp(parts, onListening);
}

async function compose(loaded: Loaded): Promise<Parts> {
  const { config, verbosity, envFile, warnings } = loaded;
  const output = config.logToStdout ? process.stdout : process.stderr;
  const log = createLog({ verbosity, write: (line) => output.write(line) });
  for (const warning of warnings) log.warn(warning);
  for (const id of unknownToolsets(toolsets, config.toolsets ?? []))
    log.warn(`TOOLSETS names ${id}, which does not exist`);
  log.info(envFile ? `Options read from ${envFile}` : 'No .env file found');
  const sites = siteSettings(config);
  const operator = asOption(() => operatorIdentity(sites));
  for (const product of ['jira', 'confluence'] as const)
    log.info(`${product}: ${operator.access[product]?.site.apiUrl ?? 'not configured'}`);
  const app = createApp({
    policy: { readOnly: config.readOnly, toolsets: config.toolsets, enabledTools: config.enabledTools },
    filters: { jira: config.jiraProjectsFilter ?? [], confluence: config.confluenceSpacesFilter ?? [] },
    timeoutMs: { jira: config.jiraTimeoutSeconds * 1000, confluence: config.confluenceTimeoutSeconds * 1000 },
    fetch: await fetches(config, log),
    passthroughHeaders: {
      jira: config.jiraPassthroughHeaders ?? [],
      confluence: config.confluencePassthroughHeaders ?? [],
    },
    maxLimit: config.maxPaginationLimit,
    ...limitsOf(config),
    customHeaders: { jira: config.jiraCustomHeaders, confluence: config.confluenceCustomHeaders },
    gateway: gatewayOf(config),
    jira: jiraSettings(config),
    version,
    log,
  });
  return { config, app, sites, operator, log };
}

/** Retries and limits; a limit of 0 is none. */
function limitsOf(config: Config): Pick<AppOptions, 'retry' | 'limits'> {
  const { retryTotal: retries } = config;
  return {
    retry: {
      ...defaultRetry,
      retries,
      rateLimitRetries: retries === 0 ? 0 : Math.max(retries, defaultRetry.rateLimitRetries),
      backoffMs: config.retryBackoffSeconds * 1000,
      includeWrites: config.retryIncludeWrites,
      ignoreRetryAfter: config.retryIgnoreRetryAfter,
    },
    limits: {
      maxConcurrent: config.maxConcurrentRequests || Number.POSITIVE_INFINITY,
      perSecond: config.requestsPerSecond,
      breakerThreshold: config.breakerThreshold,
      breakerCooldownSeconds: config.breakerCooldownSeconds,
    },
  };
}

const gatewayOf = (config: Config): string => config.apiBase ?? 'https://api.atlassian.com';

function jiraSettings(config: Config): JiraSettings {
  const phrases = (role: string) =>
    (config.hierarchyLinkPhrases ?? []).flatMap((item) =>
      item.startsWith(`${role}:`) ? [item.slice(role.length + 1)] : [],
    );
  return {
    internalOnlyProjects: config.jiraInternalOnlyProjects ?? [],
    sla: slaSettings(config),
    linkPhrases: { child: phrases('child'), parent: phrases('parent') },
    keyPatterns: { issue: config.jiraIssueKeyPattern, project: config.jiraProjectKeyPattern },
    translateMarkup: !config.disableJiraMarkupTranslation,
  };
}

function slaSettings(config: Config): SlaSettings {
  const { jiraSlaWorkingHoursStart: start, jiraSlaWorkingHoursEnd: end } = config;
  if (end <= start)
    throw new ConfigError('JIRA_SLA_WORKING_HOURS_END has to be later than JIRA_SLA_WORKING_HOURS_START.');
  return {
    metrics: config.jiraSlaMetrics,
    workingHoursOnly: config.jiraSlaWorkingHoursOnly,
    hours: { start, end, days: config.jiraSlaWorkingDays.map(Number), timeZone: config.jiraSlaTimeZone },
  };
}

/** What an option's value makes impossible is the operator's to correct. */
function asOption<T>(build: () => T): T {
  try {
    return build();
  } catch (error) {
    if (error instanceof InvalidArgument) throw new ConfigError(error.message);
    throw error;
  }
}

function siteSettings(config: Config): SiteSettings {
  if (config.demo !== 'off') return demoSettings(config.demo);
  return {
    jira: {
      url: config.jiraUrl,
      deployment: config.jiraDeployment,
      username: config.jiraUsername,
      apiToken: config.jiraApiToken,
      personalToken: config.jiraPersonalToken,
    },
    confluence: {
      url: config.confluenceUrl,
      deployment: config.confluenceDeployment,
      username: config.confluenceUsername,
      apiToken: config.confluenceApiToken,
      personalToken: config.confluencePersonalToken,
    },
  };
}

/** The first demo user, on the demo site's own addresses. */
function demoSettings(deployment: 'cloud' | 'datacenter'): SiteSettings {
  const cloud = deployment === 'cloud';
  const origin = cloud ? 'https://demo.atlassian.net' : 'https://jira.demo.example';
  const person = {
    username: cloud ? 'ada@demo.example' : 'ada',
    apiToken: 'demo-token',
    personalToken: undefined,
  };
  return {
    jira: { url: origin, deployment, ...person },
    confluence: { url: `${origin}/${cloud ? 'wiki' : 'confluence'}`, deployment, ...person },
  };
}

/** Both are loaded only when used: start-up time counts on stdio. */
async function fetches(config: Config, log: Log): Promise<Record<Product, Fetch>> {
  if (config.demo !== 'off') {
    const { createDemoSite } = await import('./demo/site.ts');
    const site = createDemoSite({ deployment: config.demo });
    const fetch: Fetch = (url, init) => site.fetch(new Request(url, init));
    return { jira: fetch, confluence: fetch };
  }
  const { createNetwork } = await import('./http/network.ts');
  const caFiles = [config.caBundle, config.extraCaCerts].filter((file) => file !== undefined);
  const fetchFor = (
    product: Product,
    settings: Omit<NetworkOptions, 'caFiles' | 'systemTrustStore'>,
  ): Fetch => {
    const network = asOption(() =>
      createNetwork({ ...settings, caFiles, systemTrustStore: config.systemTrustStore }),
    );
    const site = config[`${product}Url`];
    if (site) log.debug(`${product}: the way to ${new URL(site).host} is ${network.route(new URL(site))}`);
    return network.fetch;
  };
  return {
    jira: fetchFor('jira', {
      verifyTls: config.jiraVerifyTls,
      httpProxy: config.jiraHttpProxy,
      httpsProxy: config.jiraHttpsProxy,
      socksProxy: config.jiraSocksProxy,
      noProxy: config.jiraNoProxy,
      clientCert: config.jiraClientCert,
      clientKey: config.jiraClientKey,
      clientKeyPassword: config.jiraClientKeyPassword,
    }),
    confluence: fetchFor('confluence', {
      verifyTls: config.confluenceVerifyTls,
      httpProxy: config.confluenceHttpProxy,
      httpsProxy: config.confluenceHttpsProxy,
      socksProxy: config.confluenceSocksProxy,
      noProxy: config.confluenceNoProxy,
      clientCert: config.confluenceClientCert,
      clientKey: config.confluenceClientKey,
      clientKeyPassword: config.confluenceClientKeyPassword,
    }),
  };
}

async function serveStdio({ app, operator, log }: Parts): Promise<void> {
  const { serveOverStdio } = await import('./server/stdio.ts');
  const caller = app.callerFor(operator, { files: createFileReader(process.cwd()) });
  if (caller.selection.tools.size === 0)
    log.warn('No tools: set JIRA_URL or CONFLUENCE_URL with credentials, or try --demo. See --help.');
  await serveOverStdio(() => createServer({ caller, version, log }), log);
}

async function serveHttp(parts: Parts, onListening: (url: string) => void): Promise<void> {
  const { config, log } = parts;
  const listening = await startHttp(parts);
  log.info(`Listening on ${listening.url}${config.path}`);
  onListening(listening.url);
  const signal = await new Promise<string>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve(name));
  });
  log.info(`Stopping: ${signal}`);
  await listening.close(DRAIN_MS);
}

async function startHttp({ config, app, sites, operator, log }: Parts): Promise<Listening> {
  const [{ createFront }, { createGuard }, { createCallers }, { listen }] = await Promise.all([
    import('./server/http/front.ts'),
    import('./server/http/guard.ts'),
    import('./server/http/callers.ts'),
    import('./server/http/listen.ts'),
  ]);
  const host = config.host ?? '0.0.0.0';
  const identify = createCallers({
    operator,
    boundHost: host,
    allowGlobalCredentials: config.allowGlobalCredentials,
    gateway: gatewayOf(config),
    sites: sitesFrom(sites),
  });
  const handle = createFront<Caller<Everything>>({
    path: config.path,
    guard: createGuard({ boundHost: host, allowedHosts: config.allowedHosts }),
    // Callers over the network must not reach this machine's files.
    identify: (headers) => app.callerFor(identify(headers), { files: noFiles, headers }),
    createServer: (caller) => createServer({ caller, version, log }),
    log,
  });
  return listen({ host, port: config.port, handle }).catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(
      `Cannot listen on ${host}:${config.port} (${error.code}). Choose another --port or --host, or stop what uses it.`,
    );
  });
}
