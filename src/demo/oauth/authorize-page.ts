import type { Answer } from '../call.ts';
import type { DemoUser } from '../users.ts';

const inHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const page = (status: number, title: string, body: string): Answer => ({
  status,
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`,
});

/** Where a person chooses who they are and allows the app; a form in the place of a password. */
export function authorizePage(query: URLSearchParams, users: readonly DemoUser[]): Answer {
  const people = users
    .filter(({ active }) => active)
    .map(({ name, displayName }) => `<option value="${inHtml(name)}">${inHtml(displayName)}</option>`);
  const scopes = (query.get('scope') ?? '').split(/[\s,]+/).map((scope) => `<li>${inHtml(scope)}</li>`);
  return page(
    200,
    'Demo Atlassian: log in',
    `<p>An app asks for access:</p><ul>${scopes.join('')}</ul><form method="post" action="?${inHtml(query.toString())}">` +
      `<select name="user">${people.join('')}</select> <button name="answer" value="allow">Accept</button> ` +
      '<button name="answer" value="deny">Cancel</button></form>',
  );
}

export const errorPage = (message: string): Answer =>
  page(400, 'Demo Atlassian: something went wrong', `<p>${inHtml(message)}</p>`);
