import { type Call, ok, type Route, route } from '../../call.ts';
import { users } from '../../users.ts';
import { requireContent, sees, seesSpace } from '../access.ts';
import { groups } from '../groups.ts';
import { type Content, latest } from '../model.ts';
import { slice } from '../paging.ts';
import { asObject, asText } from '../read-json.ts';
import { refuse } from '../refuse.ts';
import { allowedTo, findGroup, includes } from '../restrictions.ts';
import type { Store } from '../store.ts';
import { listAnswer } from './list-answer.ts';

/** Views, permission checks and the permissions of spaces. */
export const createInsightRoutes = (store: Store): Route[] => [
  ...(['views', 'viewers'] as const).map((kind) =>
    route('GET', `/rest/api/analytics/content/{id}/${kind}`, (call) => {
      const content = find(store, call);
      return ok({ id: Number(content.id), count: viewsOf(content)[kind] });
    }),
  ),
  route('POST', '/rest/api/content/{id}/permission/check', (call) => {
    const content = find(store, call);
    const { subject, operation } = asObject(call.body);
    const { type, identifier } = asObject(subject);
    const reason = denial(call, content, {
      type: asText(type) ?? '',
      identifier: asText(identifier) ?? '',
      operation: asText(operation) ?? '',
    });
    return ok({
      hasPermission: reason === undefined,
      errors: reason === undefined ? [] : [{ translation: reason, args: [] }],
      _links: { self: call.base + call.path },
    });
  }),
  route('GET', '/api/v2/spaces/{id}/permissions', (call) => {
    const space = store.spaces.find(({ id }) => id === call.params.id);
    if (!space || !seesSpace(call.user, space)) throw refuse(call, 404, 'Not Found');
    return listAnswer(call, slice(call, grants, { usual: 25, most: 250 }), (grant) => grant);
  }),
];

const find = (store: Store, call: Call): Content =>
  requireContent(store, call, call.params.id ?? '', ['page', 'blogpost', 'attachment', 'comment']);

/** More edits, more readers: the same numbers for the same content. */
function viewsOf(content: Content): { views: number; viewers: number } {
  const edits = latest(content).number;
  return { views: edits * 7 + 5, viewers: edits + 2 };
}

interface Question {
  type: string;
  identifier: string;
  operation: string;
}

function denial(call: Call, content: Content, question: Question): string | undefined {
  const { type, identifier, operation } = question;
  const allowed = allowedTo(content, operation === 'read' ? 'read' : 'update');
  const isOpen = allowed.users.length + allowed.groups.length === 0;
  if (type === 'group') {
    const group = findGroup(identifier);
    if (!group) throw refuse(call, 400, `No group with id: ${identifier}`);
    return isOpen || allowed.groups.includes(group)
      ? undefined
      : 'Group does not have permission to the content';
  }
  const user = users.find(({ accountId }) => accountId === identifier);
  if (!user) throw refuse(call, 400, `No user with id: ${identifier}`);
  const may = sees(user, content) && (isOpen || includes(allowed, user));
  return may && (operation === 'read' || user.name !== 'guest')
    ? undefined
    : 'User does not have permission to the content';
}

const targets = ['page', 'blogpost', 'comment', 'attachment'] as const;

/** What the groups may do in a space; thirty entries and more, as on real sites. */
const grants = groups.flatMap((group, at) =>
  [
    { key: 'read', targetType: 'space' },
    ...targets.flatMap((targetType) => [
      { key: 'create', targetType },
      { key: 'delete', targetType },
    ]),
  ].map((operation, index) => ({
    id: String(600_001 + at * 20 + index),
    principal: { type: 'group', id: group.id },
    operation,
  })),
);
