import type { SiteSettings } from '../auth/from-config.ts';
import type { Config } from '../config/options.ts';

/** What the operator configured for each product; the demo site's own with `--demo`. */
export function siteSettings(config: Config): SiteSettings {
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
