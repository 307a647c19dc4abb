import type { Finding } from '../finding.ts';
import type { SiteSubject } from '../site-subject.ts';

/** How long the OAuth log-in still holds, without its tokens. */
export async function checkLogIn({ product, title, access }: SiteSubject): Promise<Finding[]> {
  if (access.credentials.kind !== 'oauth') return [];
  const base = { check: 'log-in', product };
  const known = await access.credentials.session.describe();
  if (!known)
    return [
      {
        ...base,
        status: 'error',
        message: `There is no stored OAuth log-in for ${title}.`,
        remedy: 'Run: mcp-atlassian oauth-setup',
      },
    ];
  const until = known.expires_at == null ? undefined : new Date(known.expires_at * 1000).toISOString();
  return [
    {
      ...base,
      status: 'ok',
      message: `The access token for ${title} ${until ? `is valid until ${until}` : 'names no end'}; it is renewed before.`,
      ...(known.cloud_id != null && { details: { cloud_id: known.cloud_id } }),
    },
  ];
}
