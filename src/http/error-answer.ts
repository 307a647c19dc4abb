import { type HttpResponse, looksLikePage } from './body.ts';
import { HttpError } from './errors.ts';
import { type Problem, readProblem } from './problem.ts';
import { readQuota } from './quota.ts';
import type { RequestLine } from './request-line.ts';
import { parseRetryAfter } from './retry.ts';

/** Bytes of an error's body that are read for its words. */
const READ_BYTES = 65_536;
/** Words longer than this come from no error message. */
const MAX_ID = 100;

export interface Reading {
  line: RequestLine;
  /** Takes the request's secrets out of what the site says. */
  redact(text: string): string;
}

/** An answer with an error status, or a redirect that is not followed, as the error that says so. */
export function toHttpError(response: HttpResponse, data: Buffer, { line, redact }: Reading): HttpError {
  const { status, headers } = response;
  const contentType = headers.get('content-type') ?? '';
  const text = data.toString('utf8', 0, READ_BYTES);
  const location = status < 400 ? headers.get('location') : null;
  const quota = readQuota(headers);
  const page = location === null && looksLikePage(text, contentType) && text.trim() !== '';
  const problem: Problem = location === null ? readProblem(text, contentType) : redirection(location);
  const requestId = headers.get('x-arequestid') ?? headers.get('atl-traceid') ?? undefined;
  return new HttpError({
    ...line,
    status,
    messages: problem.messages.map(redact),
    fieldErrors: Object.fromEntries(
      Object.entries(problem.fieldErrors).map(([field, words]) => [redact(field), redact(words)]),
    ),
    retryAfterSeconds:
      parseRetryAfter(headers.get('retry-after')) ?? (status === 429 ? quota?.resetSeconds : undefined),
    requestId: requestId && redact(requestId.slice(0, MAX_ID)),
    quota,
    page,
  });
}

/** Only the origin: paths and queries of log-in pages carry tickets. */
function redirection(location: string): Problem {
  const to = URL.canParse(location) ? new URL(location).origin : undefined;
  const text = to
    ? `It redirects to ${to}: configure that address if it is the right one; a log-in page there means that the credentials are not accepted`
    : 'It redirects to another path, again and again or to a log-in page: check the URL option and the credentials';
  return { messages: [text], fieldErrors: {} };
}
