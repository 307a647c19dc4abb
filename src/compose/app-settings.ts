import type { AppOptions } from '../app.ts';
import { ConfigError } from '../config/load.ts';
import type { Config } from '../config/options.ts';
import { defaultRetry } from '../http/retry.ts';
import type { JiraSettings } from '../jira/api/client.ts';
import type { SlaSettings } from '../jira/api/metrics/sla.ts';

/**
 * The options that the products are wired with, as the app takes them.
 * @throws ConfigError for options that contradict each other.
 */
export function appSettings(config: Config): Omit<AppOptions, 'fetch' | 'version' | 'log'> {
  return {
    policy: {
      readOnly: config.readOnly,
      core: config.surface === 'core',
      toolsets: config.toolsets,
      enabledTools: config.enabledTools,
      excludeTools: config.excludeTools,
    },
    filters: { jira: config.jiraProjectsFilter ?? [], confluence: config.confluenceSpacesFilter ?? [] },
    downloadsByRest: config.confluenceDownloadsByRest,
    timeoutMs: { jira: config.jiraTimeoutSeconds * 1000, confluence: config.confluenceTimeoutSeconds * 1000 },
    passthroughHeaders: {
      jira: config.jiraPassthroughHeaders ?? [],
      confluence: config.confluencePassthroughHeaders ?? [],
    },
    totalTimeoutMs: config.totalTimeoutSeconds * 1000,
    maxResponseBytes: config.maxResponseMegabytes * 1024 * 1024,
    maxLimit: config.maxPaginationLimit,
    output: config.output,
    ...limitsOf(config),
    documents: {
      bytes: config.maxDocumentMegabytes * 1_000_000 || Number.POSITIVE_INFINITY,
      depth: config.maxDocumentDepth,
    },
    customHeaders: { jira: config.jiraCustomHeaders, confluence: config.confluenceCustomHeaders },
    gateway: gatewayOf(config),
    passTraceOn: config.traceparentToAtlassian,
    jira: jiraSettings(config),
  };
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

/** Base of Atlassian's gateway for OAuth, without a path. */
export const gatewayOf = (config: Config): string => config.apiBase ?? 'https://api.atlassian.com';

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
