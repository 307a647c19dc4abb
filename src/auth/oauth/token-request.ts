import { z } from 'zod';
import { readBytes } from '../../http/body.ts';
import { explainFailure } from '../../http/failure.ts';
import type { OAuthClient } from './client.ts';
import { LogInError } from './errors.ts';
import type { StoredTokens } from './tokens.ts';

const TokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().optional(),
  expires_in: z.coerce.number().positive().optional(),
  scope: z.string().optional(),
});

const TokenProblem = z.object({
  error: z.string(),
  error_description: z.string().optional(),
});

const TIMEOUT_MS = 20_000;
const MAX_BYTES = 1024 * 1024;
/** What Atlassian's tokens live when the answer does not say. */
const DEFAULT_LIFE_SECONDS = 3600;

/**
 * Asks the token endpoint (RFC 6749 sections 4.1.3 and 6); the client's id and secret go in the form.
 * @throws LogInError with the server's own error code and words.
 */
export async function requestTokens(
  client: OAuthClient,
  form: Record<string, string>,
  signal?: AbortSignal,
): Promise<StoredTokens> {
  const body = new URLSearchParams({
    ...form,
    client_id: client.clientId,
    client_secret: client.clientSecret,
  }).toString();
  const { status, text } = await post(client, body, signal);
  const parsed = TokenAnswer.safeParse(readJson(text));
  if (status !== 200 || !parsed.success) throw refused(status, readJson(text), client);
  const { access_token, refresh_token, expires_in = DEFAULT_LIFE_SECONDS, scope } = parsed.data;
  return {
    access_token,
    // Servers that do not rotate leave it out: the one that was sent stays valid.
    refresh_token: refresh_token ?? form.refresh_token,
    expires_at: Date.now() / 1000 + expires_in,
    expires_in,
    ...(scope !== undefined && { scope }),
  };
}

async function post({ endpoints, fetch }: OAuthClient, body: string, signal: AbortSignal | undefined) {
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  const url = new URL(endpoints.token);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body,
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      redirect: 'manual',
    });
    const line = { product: 'the authorization server', method: 'POST', path: url.pathname };
    return {
      status: response.status,
      text: (await readBytes(response, MAX_BYTES, line)).toString('utf8'),
    };
  } catch (error) {
    const detail = deadline.aborted
      ? `no answer within ${TIMEOUT_MS / 1000} s`
      : explainFailure(error, false).detail;
    throw new LogInError(
      `The authorization server ${url.origin} could not be asked for a token: ${detail}. Calling again may help.`,
      { cause: error },
    );
  }
}

function refused(status: number, body: unknown, client: OAuthClient): LogInError {
  const problem = TokenProblem.safeParse(body);
  const where = new URL(client.endpoints.token).origin;
  if (!problem.success)
    return new LogInError(
      `The authorization server ${where} answered ${status} without a token. Check the address, and whether something stands in between.`,
    );
  const { error, error_description: description } = problem.data;
  return new LogInError(
    `The authorization server ${where} answered ${status} ${error}${description ? `: ${description.replace(/\.$/, '')}` : ''}.`,
    { code: error },
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
