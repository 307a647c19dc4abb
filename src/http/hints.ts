import { type HttpErrorDetails, onlyReads } from './request-line.ts';

/** A longer wait than this is a mistake of some gateway, not an intention. */
const LONGEST_WAIT_SECONDS = 86_400;

const CREDENTIALS = 'check the user name and token, and that the token has not expired.';

/** What to do about an error answer, by its status and by who gave it. */
export function hint(details: HttpErrorDetails): string {
  const { status, product } = details;
  if (details.page) return pageHint(details);
  switch (status) {
    case 400:
      return 'Correct the named values and call again; repeating the same call will not help.';
    case 401:
      return `${product} does not accept these credentials: ${CREDENTIALS}`;
    case 403:
      return 'The credentials are valid, but this account lacks the permission (or the token the scope) for it.';
    case 404:
      return 'Check the id or key; what the account may not see also answers 404.';
    case 407:
      return 'It wants credentials, or refuses those in its address: check the proxy options.';
    case 409:
      return 'It was changed meanwhile: read it again and repeat the change on the new version.';
    case 413:
      return 'The request is too large: send less at once.';
    case 429:
      return `The rate limit is reached: ${patience(details)}`;
    default:
      return serverHint(details);
  }
}

/** Atlassian's APIs answer in JSON: a page tells that something else answered, or another part of the site. */
function pageHint(details: HttpErrorDetails): string {
  const { status, product } = details;
  if (status === 401) return `A log-in page: ${product} does not accept these credentials: ${CREDENTIALS}`;
  if (status === 403)
    return `A firewall, gateway or proxy in between refuses this request, or ${product} its log-in (a CAPTCHA after wrong passwords): its operator can tell which.`;
  if (status === 404)
    return `There is no API at this address: check the URL option of ${product} with its context path.`;
  if (status === 429) return `The rate limit is reached: ${patience(details)}`;
  return status >= 500
    ? serverHint(details)
    : 'A gateway or proxy in between may have answered: check the address.';
}

function serverHint(details: HttpErrorDetails): string {
  const { status, product } = details;
  if (status < 500) return '';
  const passing = [502, 503, 504].includes(status);
  if (!onlyReads(details))
    return `${passing ? `${product} is unavailable at the moment` : `This is a fault inside ${product}`}, and whether the change was made is not known: check before repeating it.`;
  return passing
    ? `${product} is unavailable at the moment: ${patience(details)}`
    : `This is a fault inside ${product}; a later retry may help.`;
}

function patience({ retryAfterSeconds: seconds }: HttpErrorDetails): string {
  if (seconds === undefined || seconds === 0) return 'wait a little, then call again.';
  if (seconds <= LONGEST_WAIT_SECONDS) return `wait ${seconds} s, then call again.`;
  return `the wait of ${seconds} s that came with it cannot be meant; call again in some minutes.`;
}
