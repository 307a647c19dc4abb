import {
  count,
  list,
  type Option,
  oneOf,
  someOf,
  text,
  timeOfDay,
  timeZone,
  toggle,
  url,
  urlPath,
} from './option.ts';

const deployments = ['auto', 'cloud', 'datacenter'] as const;

/** Options that Jira and Confluence share, under their own names. */
const product = (name: 'JIRA' | 'CONFLUENCE') => {
  const title = name === 'JIRA' ? 'Jira' : 'Confluence';
  const flag = `--${name.toLowerCase()}`;
  const group = title;
  return {
    url: url({
      env: `${name}_URL`,
      flag: `${flag}-url <url>`,
      group,
      help: `Address of the ${title} site.`,
      example:
        name === 'JIRA' ? 'https://your-company.atlassian.net' : 'https://your-company.atlassian.net/wiki',
    }),
    username: text({
      env: `${name}_USERNAME`,
      flag: `${flag}-username <name>`,
      group,
      help: 'Cloud: your e-mail address. Data Center: your login name, when no personal access token is used.',
      example: 'you@your-company.com',
    }),
    apiToken: text({
      env: `${name}_API_TOKEN`,
      flag: `${flag}-token <token>`,
      group,
      secret: true,
      help: 'Cloud: API token. Data Center: password. Prefer the environment or .env to the flag: other users of the machine can see flags.',
      example: 'your-api-token',
    }),
    personalToken: text({
      env: `${name}_PERSONAL_TOKEN`,
      flag: `${flag}-personal-token <token>`,
      group,
      secret: true,
      help: 'Data Center: personal access token; used before user name and password.',
    }),
    deployment: oneOf({
      env: `${name}_DEPLOYMENT`,
      flag: `${flag}-deployment <kind>`,
      group,
      words: deployments,
      default: 'auto',
      help: 'Set it where the host name does not tell Cloud from Data Center (own domains, proxies). auto: Cloud for Atlassian host names.',
    }),
    verifyTls: toggle({
      env: `${name}_SSL_VERIFY`,
      flag: `${flag}-ssl-verify`,
      group,
      default: true,
      help: 'Check the TLS certificate of the site.',
    }),
    timeoutSeconds: count({
      env: `${name}_TIMEOUT`,
      group,
      min: 1,
      max: 3600,
      default: 75,
      help: `Seconds to wait for one answer of ${title}.`,
    }),
  };
};

const jira = product('JIRA');
const confluence = product('CONFLUENCE');

/** Every option of the server, once. Help, .env.example and docs/configuration.md are generated from this. */
export const options = {
  jiraUrl: jira.url,
  jiraUsername: jira.username,
  jiraApiToken: jira.apiToken,
  jiraPersonalToken: jira.personalToken,
  jiraDeployment: jira.deployment,
  jiraVerifyTls: jira.verifyTls,
  jiraTimeoutSeconds: jira.timeoutSeconds,
  jiraProjectsFilter: list({
    env: 'JIRA_PROJECTS_FILTER',
    flag: '--jira-projects-filter <keys>',
    group: 'Jira',
    help: 'Only these projects may be read or changed, whoever asks.',
    example: 'PROJ,OPS',
  }),
  jiraInternalOnlyProjects: list({
    env: 'JIRA_INTERNAL_ONLY_PROJECTS',
    group: 'Jira',
    help: 'Service projects whose comments must stay internal: a comment that customers would see is refused.',
    example: 'HELP',
  }),
  jiraSlaMetrics: someOf({
    env: 'JIRA_SLA_METRICS',
    group: 'Jira',
    words: [
      'cycle_time',
      'lead_time',
      'time_in_status',
      'due_date_compliance',
      'resolution_time',
      'first_response_time',
    ],
    default: ['cycle_time', 'time_in_status'],
    defaultText: 'cycle_time,time_in_status',
    help: 'What jira_get_issue_sla measures when a call does not say.',
  }),
  jiraSlaWorkingHoursOnly: toggle({
    env: 'JIRA_SLA_WORKING_HOURS_ONLY',
    group: 'Jira',
    default: false,
    help: 'jira_get_issue_sla counts working hours only, unless a call says otherwise.',
  }),
  jiraSlaWorkingHoursStart: timeOfDay({
    env: 'JIRA_SLA_WORKING_HOURS_START',
    group: 'Jira',
    default: 9 * 60,
    defaultText: '09:00',
    help: 'Start of the working day.',
  }),
  jiraSlaWorkingHoursEnd: timeOfDay({
    env: 'JIRA_SLA_WORKING_HOURS_END',
    group: 'Jira',
    default: 17 * 60,
    defaultText: '17:00',
    help: 'End of the working day, later than its start.',
  }),
  jiraSlaWorkingDays: someOf({
    env: 'JIRA_SLA_WORKING_DAYS',
    group: 'Jira',
    words: ['1', '2', '3', '4', '5', '6', '7'],
    default: ['1', '2', '3', '4', '5'],
    defaultText: '1,2,3,4,5',
    help: 'Working days; 1 is Monday.',
  }),
  jiraSlaTimeZone: timeZone({
    env: 'JIRA_SLA_TIMEZONE',
    group: 'Jira',
    default: 'UTC',
    help: 'Time zone of the working hours and of due dates.',
    example: 'Europe/Berlin',
  }),

  confluenceUrl: confluence.url,
  confluenceUsername: confluence.username,
  confluenceApiToken: confluence.apiToken,
  confluencePersonalToken: confluence.personalToken,
  confluenceDeployment: confluence.deployment,
  confluenceVerifyTls: confluence.verifyTls,
  confluenceTimeoutSeconds: confluence.timeoutSeconds,
  confluenceSpacesFilter: list({
    env: 'CONFLUENCE_SPACES_FILTER',
    flag: '--confluence-spaces-filter <keys>',
    group: 'Confluence',
    help: 'Only these spaces may be read or changed, whoever asks.',
    example: 'DOCS,ENG',
  }),

  apiBase: url({
    env: 'ATLASSIAN_API_BASE',
    group: 'Network',
    default: 'https://api.atlassian.com',
    help: "Gateway for callers who send an OAuth token and X-Atlassian-Cloud-Id; Atlassian's public one unless you run another.",
  }),

  transport: oneOf({
    env: 'TRANSPORT',
    flag: '--transport <kind>',
    group: 'Server',
    words: ['stdio', 'streamable-http'],
    default: 'stdio',
    help: 'stdio for one assistant on this machine, streamable-http for a server.',
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
    default: '/mcp',
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

  verbose: toggle({
    env: 'MCP_VERBOSE',
    group: 'Logging',
    default: false,
    help: 'Log what happens (INFO); the same as -v.',
  }),
  veryVerbose: toggle({
    env: 'MCP_VERY_VERBOSE',
    flag: '--very-verbose',
    group: 'Logging',
    default: false,
    help: 'Log every request to Atlassian as well (DEBUG); the same as -vv.',
  }),
  logToStdout: toggle({
    env: 'MCP_LOGGING_STDOUT',
    group: 'Logging',
    default: false,
    help: 'Log to standard output in the place of standard error; not with stdio, whose output is the protocol.',
  }),

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
