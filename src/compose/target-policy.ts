import type { Config } from '../config/options.ts';
import { createTargetPolicy, type TargetPolicy } from '../http/target-policy.ts';
import { siteSettings } from './site-settings.ts';

/** Where callers may direct requests: the operator's sites, and what MCP_ALLOWED_URL_DOMAINS says of others. */
export function targetPolicy(config: Config): TargetPolicy {
  const { jira, confluence } = siteSettings(config);
  return createTargetPolicy({
    allowedHosts: config.allowedUrlDomains,
    sites: [jira.url, confluence.url].filter((url) => url !== undefined),
  });
}
