import { startAuthorization } from '../../auth/oauth/authorize.ts';
import type { OAuthClient } from '../../auth/oauth/client.ts';
import { LogInError } from '../../auth/oauth/errors.ts';
import { codeFrom, exchangeCode } from '../../auth/oauth/redirect.ts';
import type { StoredTokens } from '../../auth/oauth/tokens.ts';
import type { Person } from './ask.ts';
import { type CallbackServer, isLocal, startCallbackServer } from './callback-server.ts';

const PATIENCE_MS = 300_000;

export interface LogInOptions {
  person: Person;
  /** Opens an address in the person's browser; absent where it is only printed. */
  openBrowser?: ((url: string) => Promise<void>) | undefined;
}

/**
 * One log-in through a browser: the code comes back to this machine, or is pasted by the person, as over SSH.
 * @throws LogInError when it was declined, is not answered in five minutes, or the code is refused.
 */
export async function logIn(
  client: OAuthClient,
  { person, openBrowser }: LogInOptions,
): Promise<StoredTokens> {
  const attempt = startAuthorization(client);
  const callback = isLocal(client.redirectUri) ? await startCallbackServer(client.redirectUri) : undefined;
  person.say(`Open this address in a browser and allow the access:\n\n${attempt.url}\n`);
  if (person.present)
    person.say('If the browser is on another machine, paste the whole address that it ends at here.\n');
  await openBrowser?.(attempt.url).catch(() =>
    person.say('No browser could be opened: please open the address yourself.'),
  );
  try {
    const address = await arrival(callback, person);
    const tokens = await exchangeCode(client, codeFrom(address, attempt), attempt);
    await callback?.finish({ ok: true, message: 'You can close this page and go back to the terminal.' });
    return tokens;
  } catch (error) {
    await callback?.finish({ ok: false, message: (error as Error).message });
    throw error;
  }
}

async function arrival(callback: CallbackServer | undefined, person: Person): Promise<URL> {
  const giveUp = new AbortController();
  const timeout = new Promise<never>((_, reject) => {
    const timer = setTimeout(
      () => reject(new LogInError('Nobody answered within five minutes. Start again.')),
      PATIENCE_MS,
    );
    giveUp.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  try {
    return await Promise.race([timeout, pasted(person), ...(callback ? [callback.arrival] : [])]);
  } finally {
    giveUp.abort();
  }
}

async function pasted(person: Person): Promise<URL> {
  for (;;) {
    const text = await person.line();
    if (URL.canParse(text)) return new URL(text);
    person.say('That is no address. Paste all of it, beginning with http.');
  }
}
