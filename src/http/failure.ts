const UNTRUSTED =
  "the site's TLS certificate is not signed by a trusted authority: name your company's CA file in REQUESTS_CA_BUNDLE or NODE_EXTRA_CA_CERTS";
const UNREACHABLE = 'the host cannot be reached: check the network, and whether a proxy is needed';
const NO_TLS =
  'what answers at that address and port does not speak TLS: check http or https and the port of the address';
const OLD_TLS =
  'the site offers no TLS version from 1.2 on, and older ones are not secure: its operator has to';
const CLIENT_CERTIFICATE =
  'the site wants a client certificate that it knows: check the CLIENT_CERT and CLIENT_KEY options';
const BROKEN = 'the connection was closed before the answer was complete';
const BLOCKED_PORT =
  'HTTP may not be spoken to this port, which is on the list of blocked ones (Fetch standard): use another';
const UNANSWERED =
  'the connection was closed without an answer, as firewalls do, and sites which want a client certificate that they know (the CLIENT_CERT options)';
const NO_HTTP = 'what answers at that address and port does not speak HTTP: check http or https and the port';

/** What a failed connection means and what to do, by the code of Node.js, OpenSSL or undici. */
const meanings: Record<string, string> = {
  ENOTFOUND: 'the host name is not known: check the address, or name the proxy that resolves it',
  EAI_AGAIN: 'the host name could not be resolved at the moment: check DNS and network',
  ECONNREFUSED: 'nothing listens at that address and port: check both, and whether a proxy is needed',
  ECONNRESET: BROKEN,
  EPIPE: 'the connection was closed while sending',
  ETIMEDOUT: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  UND_ERR_CONNECT_TIMEOUT: UNREACHABLE,
  UND_ERR_SOCKET: BROKEN,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: BROKEN,
  UND_ERR_INVALID_ARG:
    'a header of the request has characters that HTTP does not allow: check the credentials and the options for headers',
  UND_ERR_PRX_TLS: "the proxy's TLS certificate cannot be trusted",
  CERT_HAS_EXPIRED: "the site's TLS certificate has expired: its operator has to renew it",
  CERT_NOT_YET_VALID: "the site's TLS certificate is not valid yet: check this machine's clock",
  CERT_REVOKED: "the site's TLS certificate is revoked",
  ERR_TLS_CERT_ALTNAME_INVALID: "the site's TLS certificate is for another host name",
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: CLIENT_CERTIFICATE,
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: CLIENT_CERTIFICATE,
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: CLIENT_CERTIFICATE,
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: CLIENT_CERTIFICATE,
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: CLIENT_CERTIFICATE,
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: OLD_TLS,
  ERR_SSL_UNSUPPORTED_PROTOCOL: OLD_TLS,
  ERR_SSL_WRONG_VERSION_NUMBER: NO_TLS,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NO_TLS,
};

interface Failure {
  detail: string;
  failure: 'connection' | 'unreachable' | 'refused';
}

/** The other end closed the connection. */
const CLOSED = ['ECONNRESET', 'UND_ERR_SOCKET'];
/** No connection was made, so nothing arrived. */
const UNREACHED = ['ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

function failureOf(code: string): Failure['failure'] {
  // Certificates, protocols and names stay wrong however often one asks.
  if (/CERT|SIGNATURE|ENOTFOUND|_SSL_|_TLS|^HPE_|INVALID_ARG/.test(code)) return 'refused';
  return UNREACHED.includes(code) ? 'unreachable' : 'connection';
}

/**
 * Explains what fetch threw for a connection; never with a URL or a header in it. `answered` tells whether an answer had
 * begun.
 */
export function explainFailure(error: unknown, answered: boolean): Failure {
  const causes = causesOf(error);
  if (causes.some(({ name }) => name === 'NotReadableError'))
    return { detail: 'a file that was to be sent was changed or removed meanwhile', failure: 'refused' };
  const code = causes.map(codeOf).find((found) => found !== undefined);
  const known = causes.find((cause) => cause instanceof WayFailure);
  if (known) return { detail: known.message, failure: code === undefined ? 'refused' : failureOf(code) };
  if (causes.some(({ message }) => message === 'bad port'))
    return { detail: BLOCKED_PORT, failure: 'refused' };
  const proxy = causes.find((cause) => PROXY_REFUSAL.test(`${cause.message} ${codeOf(cause)}`));
  if (proxy) return { detail: proxyRefusal(proxy.message), failure: 'refused' };
  if (code === undefined)
    return { detail: 'the connection broke off. A retry may help', failure: 'connection' };
  const meaning = !answered && CLOSED.includes(code) ? UNANSWERED : meaningOf(code);
  return { detail: `${meaning} (${code})`, failure: failureOf(code) };
}

function meaningOf(code: string): string {
  if (/^HPE_/.test(code)) return NO_HTTP;
  return (
    meanings[code] ?? (/_SSL_|_TLS/.test(code) ? 'no TLS connection could be made' : 'the connection failed')
  );
}

/** Whether the other end was not even reached: nothing was sent, and another way may do. */
export const isUnreached = (error: unknown): boolean => {
  const code = causesOf(error)
    .map(codeOf)
    .find((found) => found !== undefined);
  return code !== undefined && [...UNREACHED, 'ENOTFOUND', 'ETIMEDOUT'].includes(code);
};

/** The way to a site cannot be had: its proxy is not there, or what names the proxy. The message is for the caller. */
export class WayFailure extends Error {
  override readonly name = 'WayFailure';
}

/** A proxy that cannot be reached; `proxy` is its address without credentials. */
export function unreachableProxy(proxy: string, cause: unknown): WayFailure {
  const code =
    causesOf(cause)
      .map(codeOf)
      .find((found) => found !== undefined) ?? 'no reason given';
  return new WayFailure(
    `the proxy ${proxy} cannot be reached: check its address, and whether this site needs it (NO_PROXY) (${code})`,
    { cause },
  );
}

const codeOf = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined;

function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 5; cause = cause.cause)
    causes.push(cause);
  return causes;
}

/** In undici's words. */
const PROXY_REFUSAL = /(?:Proxy response|Proxy Authentication Required) \((\d+)\)|SOCKS5/i;

function proxyRefusal(message: string): string {
  const status = PROXY_REFUSAL.exec(message)?.[1];
  if (status === '407') return 'the proxy wants credentials or refuses those in its address (407)';
  if (status !== undefined)
    return `the proxy refused the connection (${status}): check its rules and address, and whether it reaches the site`;
  return 'the SOCKS proxy refused the connection: check its address and credentials, and whether it reaches the site';
}
