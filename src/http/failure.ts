const UNTRUSTED =
  "the site's TLS certificate is not signed by a trusted authority: name your company's CA file in REQUESTS_CA_BUNDLE or NODE_EXTRA_CA_CERTS";
const UNREACHABLE = 'the host cannot be reached: check the network, and whether a proxy is needed';

/** What a failed connection means and what to do, by the code of Node.js, OpenSSL or undici. */
const meanings: Record<string, string> = {
  ENOTFOUND: 'the host name is not known: check the address, or name the proxy that resolves it',
  EAI_AGAIN: 'the host name could not be resolved at the moment: check DNS and network',
  ECONNREFUSED: 'nothing listens at that address and port: check both, and the proxy if there is one',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed while sending',
  ETIMEDOUT: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  UND_ERR_CONNECT_TIMEOUT: UNREACHABLE,
  UND_ERR_SOCKET: 'the connection was closed before the answer was complete',
  CERT_HAS_EXPIRED: "the site's TLS certificate has expired",
  ERR_TLS_CERT_ALTNAME_INVALID: "the site's TLS certificate is for another host name",
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED:
    'the site asks for a client certificate: set the CLIENT_CERT and CLIENT_KEY options',
};

interface Failure {
  detail: string;
  failure: 'connection' | 'unreachable' | 'refused';
}

/** No connection was made, so nothing arrived. */
const UNREACHED = ['ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

function failureOf(code: string): Failure['failure'] {
  // Certificates and names stay wrong however often one asks.
  if (/CERT|SIGNATURE|ENOTFOUND/.test(code)) return 'refused';
  return UNREACHED.includes(code) ? 'unreachable' : 'connection';
}

/** Explains what fetch threw for a connection; never with a URL or a header in it. */
export function explainFailure(error: unknown): Failure {
  const causes = causesOf(error);
  if (causes.some(({ name }) => name === 'NotReadableError'))
    return { detail: 'a file that was to be sent was changed or removed meanwhile', failure: 'refused' };
  const proxy = causes.find((cause) =>
    /Proxy response \(\d+\)|SOCKS5/i.test(`${cause.message} ${codeOf(cause)}`),
  );
  if (proxy) return { detail: proxyRefusal(proxy.message), failure: 'refused' };
  const code = causes
    .map((cause) => (cause as NodeJS.ErrnoException).code)
    .find((found) => typeof found === 'string');
  if (code === undefined)
    return { detail: 'the connection broke off. A retry may help', failure: 'connection' };
  const meaning = meanings[code] ?? 'the connection failed';
  return { detail: `${meaning} (${code})`, failure: failureOf(code) };
}

const codeOf = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined;

function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 5; cause = cause.cause)
    causes.push(cause);
  return causes;
}

function proxyRefusal(message: string): string {
  const status = /Proxy response \((\d+)\)/.exec(message)?.[1];
  if (status === '407') return 'the proxy wants credentials or refuses those in its address (407)';
  if (status !== undefined)
    return `the proxy refused the connection (${status}): check its rules and address`;
  return 'the SOCKS proxy refused the connection: check its address and credentials';
}
