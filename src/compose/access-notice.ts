import { isLoopback } from '../server/http/guard.ts';
import type { Log } from '../server/log.ts';
import type { Parts } from './parts.ts';

/** Says at the start what happens to requests without credentials, and what changes it. */
export async function noteAccess(
  parts: Pick<Parts, 'config' | 'operator' | 'fetch'>,
  log: Log,
): Promise<void> {
  const { config, operator } = parts;
  const hasCredentials = Object.keys(operator.access).length > 0;
  const local = isLoopback(config.host ?? '0.0.0.0');
  if (config.allowGlobalCredentials && !local && hasCredentials)
    log.warn(
      `ALLOW_GLOBAL_CRED_FALLBACK is on: whoever reaches this port acts with the server's own credentials.${
        config.allowedHosts ? '' : ' Set MCP_ALLOWED_HOSTS as well, so that no web page can.'
      }`,
    );
  else if (config.externalAuth) log.info('Requests without credentials go out with the headers passed on.');
  else if (!local && hasCredentials)
    log.warn(
      'Requests without credentials get 401, as this address is open to other machines. For a single user set ALLOW_GLOBAL_CRED_FALLBACK=true, or listen on 127.0.0.1; several users send their own credentials.',
    );
  else if (!hasCredentials)
    log.info('No credentials of the server itself: requests bring their own, all others get 401.');
  else if (!config.allowGlobalCredentials && (await clientsLogIn(parts)))
    log.info('Requests without credentials get 401, with the way to log in.');
  else log.info("Requests without credentials that come from this machine act with the server's own.");
}

const clientsLogIn = async (parts: Pick<Parts, 'config' | 'fetch'>): Promise<boolean> =>
  parts.config.oauthProxyEnable && (await import('./oauth-proxy.ts')).logInApp(parts) !== undefined;
