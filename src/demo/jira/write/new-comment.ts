import { refuse } from '../errors.ts';
import type { Visit } from '../jira.ts';
import type { Comment, Property, Visibility } from '../model/issue.ts';
import type { RichText } from '../text/adf.ts';
import { plainText } from '../text/adf-to-text.ts';
import { claimsToBeAdf, isRecord } from '../text/check-adf.ts';
import { FieldProblem } from './problem.ts';
import { checkedAdf, readRich } from './read-scalars.ts';

function readBody(visit: Visit, input: unknown): RichText {
  if (visit.jira.cloud) {
    if (!claimsToBeAdf(input)) throw new FieldProblem('Comment body is not valid!', 'comment');
    const body = checkedAdf(input);
    if (body.content.length === 0) throw new FieldProblem('Comment body can not be empty!', 'comment');
    return body;
  }
  if (isRecord(input))
    throw refuse(400, 'Can not deserialize instance of java.lang.String out of START_OBJECT token');
  const body = typeof input === 'string' ? readRich(visit, input) : undefined;
  if (body === undefined || plainText(body).trim() === '')
    throw new FieldProblem('Comment body can not be empty!', 'comment');
  return body;
}

const roles = ['Administrators', 'Developers', 'Users', 'Service Desk Team'];

/** Who alone may see what is written; refuses a role or group that the site does not have. */
export function readVisibility(input: unknown): Visibility | undefined {
  if (!isRecord(input)) return undefined;
  const { type, value, identifier } = input;
  const name = String(value ?? identifier ?? '');
  if (type === 'group') return { type, value: name };
  if (type === 'role' && roles.includes(name)) return { type, value: name };
  throw new FieldProblem(
    type === 'role' ? `Role level '${name}' does not exist.` : 'Invalid visibility type.',
    'commentLevel',
  );
}

const readProperties = (input: unknown): Property[] =>
  (Array.isArray(input) ? input : [])
    .filter(isRecord)
    .map(({ key, value }) => ({ key: String(key), value: value ?? null }));

/** A comment by the caller, as `{body, visibility?, properties?}` asks for it. */
export function readComment(visit: Visit, input: unknown): Comment {
  if (!isRecord(input)) throw new FieldProblem('data was not an object', 'comment');
  return newComment(visit, readBody(visit, input.body), {
    visibility: readVisibility(input.visibility),
    properties: readProperties(input.properties),
  });
}

/** A comment by the caller, written now. */
export function newComment(
  { jira, user }: Visit,
  body: RichText,
  rest: Pick<Comment, 'visibility' | 'properties'>,
): Comment {
  const now = jira.tick();
  const { accountId } = user;
  return {
    id: jira.nextId(),
    author: accountId,
    updateAuthor: accountId,
    body,
    created: now,
    updated: now,
    ...rest,
  };
}
