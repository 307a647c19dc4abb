import type { Transaction } from '../../../auth/proxy/records.ts';
import { Answer } from '../answer.ts';
import { inHtml } from '../in-html.ts';

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:10vh auto;padding:0 1rem;color:#1b1c1f;background:#fff}' +
  'code{overflow-wrap:anywhere}button{font:inherit;padding:.5rem 1.5rem;margin-right:1rem}' +
  '@media (prefers-color-scheme:dark){body{color:#e6e6e6;background:#1b1c1f}}';

/** Never framed (clickjacking), nothing from elsewhere, forms only to this server and on to Atlassian. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

function page(status: number, title: string, body: string): Answer {
  const head = `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${inHtml(title)}</title><style>${STYLE}</style></head>`;
  return new Answer(
    `<!doctype html><html lang="en">${head}<body><h1>${inHtml(title)}</h1>${body}</body></html>`,
    {
      status,
      headers: HEADERS,
    },
  );
}

export const problemPage = (status: number, message: string): Answer =>
  page(status, 'The log-in cannot go on', `<p>${inHtml(message)}</p>`);

export interface Consent {
  transactionId: string;
  transaction: Transaction;
  /** Value of the form that only this page's reader knows. */
  csrf: string;
  action: string;
}

/** Asks the person whether the client may act for them; says where the answer goes, which a name cannot fake. */
export function consentPage({ transactionId, transaction, csrf, action }: Consent): Answer {
  const { client, redirectUri, scopes } = transaction;
  const name = inHtml(client.client_name ?? 'An MCP client');
  const verified = client.client_id.startsWith('https://')
    ? `<p>It is described at <code>${inHtml(client.client_id)}</code>.</p>`
    : '<p>Its name is its own claim: nobody has checked it.</p>';
  return page(
    200,
    'Allow access to Atlassian?',
    `<p><strong>${name}</strong> asks to act for you in Jira and Confluence.</p>${verified}` +
      `<p>The answer is sent to <code>${inHtml(new URL(redirectUri).origin)}</code>. If you did not start this, choose Deny.</p>` +
      `<p>It may:</p><ul>${scopes.map((scope) => `<li><code>${inHtml(scope)}</code></li>`).join('')}</ul>` +
      `<form method="post" action="${inHtml(action)}"><input type="hidden" name="transaction" value="${inHtml(transactionId)}">` +
      `<input type="hidden" name="csrf" value="${inHtml(csrf)}"><button name="answer" value="allow">Allow</button>` +
      '<button name="answer" value="deny">Deny</button></form>',
  );
}
