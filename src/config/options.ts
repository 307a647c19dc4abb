import { jiraToolOptions } from './jira-tool-options.ts';
import { limitOptions } from './limit-options.ts';
import { loggingOptions } from './logging-options.ts';
import { metricsOptions } from './metrics-options.ts';
import { oauthOptions } from './oauth-options.ts';
import { oauthProxyOptions } from './oauth-proxy-options.ts';
import { count, list, type Option, oneOf, optionalToggle, text, toggle, url, urlPath } from './option.ts';
import { processOptions } from './process-options.ts';
import { proxyOptions, requestOptions, siteOptions } from './product-options.ts';
import { protocolOptions } from './protocol-options.ts';
import { serviceOptions } from './service-options.ts';
import { tracingOptions } from './tracing-options.ts';

const jira = { ...siteOptions('JIRA'), ...proxyOptions('JIRA'), ...requestOptions('JIRA') };
const confluence = {
  ...siteOptions('CONFLUENCE'),
  ...proxyOptions('CONFLUENCE'),
  ...requestOptions('CONFLUENCE'),
};

/** Every option of the server, once. Help, .env.example and docs/configuration.md are generated from this. */
export const options = {
  jiraUrl: jira.url,
  jiraUsername: jira.username,
  jiraApiToken: jira.apiToken,
  jiraPersonalToken: jira.personalToken,
  jiraDeployment: jira.deployment,
  jiraVerifyTls: jira.verifyTls,
  jiraTimeoutSeconds: jira.timeoutSeconds,
  jiraHttpProxy: jira.httpProxy,
  jiraHttpsProxy: jira.httpsProxy,
  jiraSocksProxy: jira.socksProxy,
  jiraNoProxy: jira.noProxy,
  jiraUsePac: jira.usePac,
  jiraPacAddress: jira.pacAddress,
  jiraCustomHeaders: jira.customHeaders,
  jiraPassthroughHeaders: jira.passthroughHeaders,
  jiraClientCert: jira.clientCert,
  jiraClientKey: jira.clientKey,
  jiraClientKeyPassword: jira.clientKeyPassword,
  ...jiraToolOptions,

  confluenceUrl: confluence.url,
  confluenceUsername: confluence.username,
  confluenceApiToken: confluence.apiToken,
  confluencePersonalToken: confluence.personalToken,
  confluenceDeployment: confluence.deployment,
  confluenceVerifyTls: confluence.verifyTls,
  confluenceTimeoutSeconds: confluence.timeoutSeconds,
  confluenceHttpProxy: confluence.httpProxy,
  confluenceHttpsProxy: confluence.httpsProxy,
  confluenceSocksProxy: confluence.socksProxy,
  confluenceNoProxy: confluence.noProxy,
  confluenceUsePac: confluence.usePac,
  confluencePacAddress: confluence.pacAddress,
  confluenceCustomHeaders: confluence.customHeaders,
  confluencePassthroughHeaders: confluence.passthroughHeaders,
  confluenceClientCert: confluence.clientCert,
  confluenceClientKey: confluence.clientKey,
  confluenceClientKeyPassword: confluence.clientKeyPassword,
  confluenceSpacesFilter: list({
    env: 'CONFLUENCE_SPACES_FILTER',
    flag: '--confluence-spaces-filter <keys>',
    group: 'Confluence',
    help: 'Only these spaces may be read or changed, whoever asks.',
    example: 'DOCS,ENG',
  }),
  confluenceDownloadsByRest: optionalToggle({
    env: 'CONFLUENCE_ATTACHMENT_DOWNLOAD_USE_V1',
    group: 'Confluence',
    defaultText: 'true on Cloud, false on Data Center',
    help: 'Download attachments through the REST API (true) or through the links that browsers use (false).',
  }),

  caBundle: text({
    env: 'REQUESTS_CA_BUNDLE',
    fallbacks: ['CURL_CA_BUNDLE'],
    group: 'Network',
    help: 'PEM file, or folder of them, with certificate authorities to trust beside the usual ones; CURL_CA_BUNDLE when not set.',
  }),
  certFile: text({
    env: 'SSL_CERT_FILE',
    group: 'Network',
    help: 'PEM file with more certificate authorities.',
  }),
  certFolder: text({
    env: 'SSL_CERT_DIR',
    group: 'Network',
    help: 'Folder of PEM files with more certificate authorities.',
  }),
  extraCaCerts: text({
    env: 'NODE_EXTRA_CA_CERTS',
    group: 'Network',
    help: 'PEM file with more certificate authorities; Node.js itself reads it at its start.',
  }),
  systemTrustStore: toggle({
    env: 'MCP_ATLASSIAN_USE_SYSTEM_TRUSTSTORE',
    group: 'Network',
    default: true,
    help: "Trust the operating system's certificate authorities as well, where Node.js offers them (22.15 and newer).",
  }),
  apiBase: url({
    env: 'ATLASSIAN_API_BASE',
    group: 'Network',
    default: 'https://api.atlassian.com',
    help: "Gateway for callers who send an OAuth token and X-Atlassian-Cloud-Id; Atlassian's public one unless you run another.",
  }),

  ...oauthOptions,
  ...oauthProxyOptions,
  ...limitOptions,

  transport: oneOf({
    env: 'TRANSPORT',
    flag: '--transport <kind>',
    group: 'Server',
    words: ['stdio', 'streamable-http', 'sse'],
    default: 'stdio',
    help: 'stdio for one assistant on this machine, streamable-http for a server; sse serves only the older HTTP+SSE.',
  }),
  host: text({
    env: 'HOST',
    flag: '--host <address>',
    group: 'Server',
    default: '0.0.0.0',
    help: 'Address to listen on. On a loopback address (127.0.0.1) requests without credentials act as the operator.',
  }),
  port: count({
    env: 'PORT',
    flag: '--port <number>',
    group: 'Server',
    min: 0,
    max: 65_535,
    default: 8000,
    help: 'TCP port to listen on; 0 takes a free one.',
  }),
  path: urlPath({
    env: 'STREAMABLE_HTTP_PATH',
    flag: '--path <path>',
    group: 'Server',
    defaultText: '/mcp, with --transport sse /sse',
    help: 'URL path of the MCP endpoint.',
  }),
  allowedHosts: list({
    env: 'MCP_ALLOWED_HOSTS',
    flag: '--allowed-hosts <names>',
    group: 'Server',
    defaultText: 'loopback names when listening on loopback, any otherwise',
    help: 'Host names under which clients reach this server, e.g. behind a reverse proxy; also allowed as browser origins.',
    example: 'mcp.your-company.com',
  }),
  allowGlobalCredentials: toggle({
    env: 'ALLOW_GLOBAL_CRED_FALLBACK',
    group: 'Server',
    default: false,
    help: "Let HTTP requests without credentials act as the operator. Anyone who reaches the port then has the operator's rights.",
  }),
  ...serviceOptions,

  ...protocolOptions,
  ...processOptions,

  readOnly: toggle({
    env: 'READ_ONLY_MODE',
    flag: '--read-only',
    group: 'Tools',
    default: false,
    help: 'Hide and refuse every tool that changes something.',
  }),
  toolsets: list({
    env: 'TOOLSETS',
    flag: '--toolsets <names>',
    group: 'Tools',
    defaultText: 'all',
    help: 'Groups of tools to offer: names, all, or default (the everyday ones).',
    example: 'default',
  }),
  enabledTools: list({
    env: 'ENABLED_TOOLS',
    flag: '--enabled-tools <names>',
    group: 'Tools',
    defaultText: 'all',
    help: 'Exact names of the tools to offer, within TOOLSETS.',
    example: 'jira_search,jira_get_issue',
  }),
  excludeTools: list({
    env: 'EXCLUDE_TOOLS',
    flag: '--exclude-tools <names>',
    group: 'Tools',
    help: 'Exact names of tools to leave out, whatever TOOLSETS and ENABLED_TOOLS say.',
    example: 'jira_delete_issue',
  }),

  ...loggingOptions,
  ...metricsOptions,
  ...tracingOptions,

  demo: oneOf({
    flag: '--demo [deployment]',
    group: 'Demo',
    words: ['off', 'cloud', 'datacenter'],
    default: 'off',
    help: 'Use the built-in demo site; needs no Atlassian account. Configured sites and credentials are not used.',
  }),
} satisfies Record<string, Option<never> | Option<unknown>>;

type Options = typeof options;

/** The validated configuration of one process. */
export type Config = { readonly [Name in keyof Options]: Options[Name] extends Option<infer T> ? T : never };
