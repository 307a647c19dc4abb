/** Shorter secrets are words of every text. */
const SHORTEST_SECRET = 6;
/** Longer values of any header are taken for secrets. */
const LONG_VALUE = 20;
const SECRET_NAME = /auth|token|secret|key|cookie|session|pass|jwt|credential|signature/i;

/** What looks like a secret wherever it stands. Every pattern reads each character a bounded number of times. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // Credentials in an address.
  [/(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#@"'<>]{1,500}@/gi, '$1***@'],
  // Parameters of an address or form.
  [
    /(\b[\w.-]{0,30}(?:token|secret|passw|signature|credential|jwt|session)[\w.-]{0,30}=)[^\s&;"'<>#]+/gi,
    '$1***',
  ],
  [/([?&](?:code|sig|pwd|key|state)=)[^\s&;"'<>#]+/gi, '$1***'],
  [/\b(Bearer|Basic|Token|Negotiate|Digest)\s+[\w.~+/=-]{8,}/gi, '$1 ***'],
  // JSON web tokens, and Atlassian's own API and access tokens.
  [/\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g, '***'],
  [/\bAT(?:ATT|CTT|BB|OA|STT)[\w=+/.-]{16,}/g, '***'],
];

/** Text without what looks like credentials, whoever's they are. */
export const withoutCredentials = (text: string): string =>
  PATTERNS.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);

/**
 * Takes the secrets of a request's headers, in the forms in which a site may repeat them, and what else looks like
 * credentials out of texts.
 */
export function createRedactor(headers: Readonly<Record<string, string>>): (text: string) => string {
  const secrets = new Set<string>();
  for (const [name, value] of Object.entries(headers))
    for (const secret of secretsOf(name.toLowerCase(), value))
      for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
        if (form.length >= SHORTEST_SECRET) secrets.add(form);
  // Longest first, so that no part of one remains.
  const ordered = [...secrets].sort((one, other) => other.length - one.length);
  return (text) => withoutCredentials(ordered.reduce((rest, secret) => rest.replaceAll(secret, '***'), text));
}

/** Headers of ours whose values say nothing about anybody. */
const PLAIN = ['accept', 'content-type', 'user-agent', 'x-atlassian-token', 'x-experimentalapi'];

function secretsOf(name: string, value: string): string[] {
  if (PLAIN.includes(name)) return [];
  if (name === 'authorization' || name === 'proxy-authorization') return [value, ...partsOf(value)];
  if (name === 'cookie')
    return [value, ...value.split(/;\s*/).map((pair) => pair.slice(pair.indexOf('=') + 1))];
  return SECRET_NAME.test(name) || value.length >= LONG_VALUE ? [value] : [];
}

/** The credentials of an Authorization header; of Basic ones the pair and the password too. */
function partsOf(value: string): string[] {
  const [, scheme = '', credentials = ''] = /^(\S+)\s+(.*)$/.exec(value) ?? [];
  if (scheme.toLowerCase() !== 'basic') return [credentials];
  const pair = Buffer.from(credentials, 'base64').toString('utf8');
  return [credentials, pair, pair.slice(pair.indexOf(':') + 1)];
}
