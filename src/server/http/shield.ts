import type { RequestHeaders } from '../../auth/request-headers.ts';
import type { Log } from '../log.ts';
import { Answer } from './answer.ts';
import { addCors, preflight } from './cors.ts';
import type { Origin } from './forwarded.ts';
import type { HttpRequest } from './http-request.ts';
import { pathOf } from './path-of.ts';

export interface ShieldOptions {
  /** Why a request may not come in; see guard.ts. */
  guard(headers: RequestHeaders, from: Origin): string | undefined;
  /** Where a request comes from; see forwarded.ts. */
  originOf(headers: RequestHeaders, peer: string): Origin;
  /** Origins of web pages that may call and read the answers. */
  corsOrigins: readonly string[];
  log: Log;
}

/** Probes of supervisors ask by address and are told nothing but that the server lives. */
const PROBES = ['/healthz', '/readyz'];

/** Stands in front of every path: Host and Origin are checked before anything is read, and named pages may read answers. */
export function createShield(
  options: ShieldOptions,
  next: (request: HttpRequest) => Promise<Answer>,
): (request: HttpRequest, peer: string) => Promise<Answer> {
  const { guard, originOf, corsOrigins, log } = options;
  return async (request, peer) => {
    if (PROBES.includes(pathOf(request))) return next(request);
    const from = originOf(request.headers, peer);
    const refusal = guard(request.headers, from);
    if (refusal) {
      log.info({ from: from.address }, `Refused: ${refusal}`);
      return Answer.json(
        { jsonrpc: '2.0', id: null, error: { code: -32000, message: refusal } },
        { status: 403 },
      );
    }
    const origin = request.headers.get('origin');
    if (origin === null || !corsOrigins.includes(origin.toLowerCase())) return next(request);
    return preflight(request, origin) ?? addCors(await next(request), origin);
  };
}
