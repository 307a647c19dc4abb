import { Answer } from './answer.ts';
import type { HttpRequest } from './http-request.ts';
import { pathOf } from './path-of.ts';

/** What one check found, with details for the operator. */
export interface Finding {
  ok: boolean;
  [detail: string]: string | number | boolean;
}

export type Check = () => Finding | Promise<Finding>;

/** Paths that are answered in every state of the server, without credentials. */
export const HEALTH_PATHS = ['/healthz', '/readyz'];

/**
 * Answers `/healthz` (the process serves; nothing else is asked) and `/readyz` (every check, 503 when one fails);
 * hands everything else on. Neither asks Atlassian anything.
 */
export function withHealth(
  checks: Readonly<Record<string, Check>>,
  next: (request: HttpRequest, peer: string) => Promise<Answer>,
): (request: HttpRequest, peer: string) => Promise<Answer> {
  return async (request, peer) => {
    const pathname = pathOf(request);
    if (!HEALTH_PATHS.includes(pathname)) return next(request, peer);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Answer('Method Not Allowed', { status: 405, headers: { allow: 'GET, HEAD' } });
    if (pathname === '/healthz') return Answer.json({ status: 'ok' });
    const names = Object.keys(checks);
    const findings = await Promise.all(names.map((name) => checks[name]?.()));
    const ready = findings.every((finding) => finding?.ok);
    return Answer.json(
      {
        status: ready ? 'ready' : 'not ready',
        checks: Object.fromEntries(names.map((name, index) => [name, findings[index]])),
      },
      { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
    );
  };
}
