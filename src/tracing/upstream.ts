import { pathTemplate } from './path-template.ts';
import type { Span } from './span.ts';

interface Attempt {
  product: string;
  method: string;
  path: string;
  /** From 0. */
  attempt: number;
}

interface Outcome {
  /** HTTP status; 0 when no answer came. */
  status: number;
  failure?: string;
}

export interface UpstreamOptions {
  baseUrl: string;
  /** Whether the site is told of the trace. */
  passOn: boolean;
}

/** Follows the attempts of a call's requests, by OpenTelemetry's conventions for HTTP clients. */
export function followAttempts(call: Span, { baseUrl, passOn }: UpstreamOptions) {
  const { hostname, port, protocol } = new URL(baseUrl);
  const site = {
    'server.address': hostname,
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
  };
  return ({ product, method, path, attempt }: Attempt) => {
    const template = pathTemplate(path);
    const span = call.child({
      name: `${method} ${template}`,
      attributes: {
        'http.request.method': method,
        'url.template': template,
        'peer.service': product,
        ...site,
        ...(attempt > 0 && { 'http.request.resend_count': attempt }),
      },
    });
    return {
      headers: passOn ? span.headers : {},
      ended: ({ status, failure }: Outcome) =>
        span.end({
          'http.response.status_code': status || undefined,
          'error.type': failure ?? (status >= 400 ? String(status) : undefined),
        }),
    };
  };
}
