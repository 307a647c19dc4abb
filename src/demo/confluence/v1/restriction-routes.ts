import { type Answer, type Call, ok, type Route, route } from '../../call.ts';
import { users } from '../../users.ts';
import { requireContent, requireWriter } from '../access.ts';
import type { Content } from '../model.ts';
import { slice } from '../paging.ts';
import { asObject, asText, type Json } from '../read-json.ts';
import { refuse } from '../refuse.ts';
import { type Allowed, allowedTo, findGroup, includes, type Operation, restrict } from '../restrictions.ts';
import type { Store } from '../store.ts';
import { groupShape } from './group-routes.ts';
import { userShape } from './user-shape.ts';

const operations = ['read', 'update'] as const;

/** Restrictions of pages and blog posts, read by operation and replaced together. */
export function createRestrictionRoutes(store: Store): Route[] {
  const path = '/rest/api/content/{id}/restriction';
  const find = (call: Call): Content =>
    requireContent(store, call, call.params.id ?? '', ['page', 'blogpost']);
  return [
    route('GET', `${path}/byOperation`, (call) => {
      const content = find(call);
      return ok({
        ...Object.fromEntries(operations.map((operation) => [operation, shape(call, content, operation)])),
        _links: links(call),
      });
    }),
    route('GET', `${path}/byOperation/{operation}`, (call) => {
      const operation = operations.find((name) => name === call.params.operation);
      if (!operation) throw refuse(call, 400, `Unsupported operation: ${call.params.operation}`);
      return ok(shape(call, find(call), operation));
    }),
    route('PUT', path, (call) => replace(call, find(call))),
  ];
}

const links = (call: Call) => ({ self: call.base + call.path, base: call.base });

function shape(call: Call, content: Content, operation: Operation) {
  const allowed = allowedTo(content, operation);
  const list = <T>(all: readonly T[], one: (item: T) => unknown) => {
    const { items, start, limit } = slice(call, all, { usual: 200, most: 200 });
    return { results: items.map(one), start, limit, size: items.length };
  };
  return {
    operation,
    restrictions: {
      user: list(allowed.users, (user) => userShape(call, user)),
      group: list(allowed.groups, (group) => groupShape(call, group)),
      _expandable: {},
    },
    _expandable: { content: `/rest/api/content/${content.id}` },
    _links: links(call),
  };
}

function replace(call: Call, content: Content): Answer {
  requireWriter(call, `Not permitted to restrict content with id: ${content.id}`);
  const sent = Array.isArray(call.body) ? call.body.map(asObject) : [];
  if (sent.length === 0) throw refuse(call, 400, 'Restrictions must be specified');
  // Cloud removes what the request leaves out; Data Center leaves it as it is.
  const isCloud = call.deployment === 'cloud';
  const wanted = operations.map((operation) => {
    const update = sent.find((candidate) => candidate.operation === operation);
    const before = isCloud ? { users: [], groups: [] } : allowedTo(content, operation);
    return update ? allowedFrom(call, asObject(update.restrictions), before) : before;
  });
  if (!isCloud)
    for (const allowed of wanted)
      if (allowed.users.length + allowed.groups.length > 0 && !includes(allowed, call.user))
        throw refuse(call, 403, 'Modifying restrictions to revoke your own access is not permitted');
  operations.forEach((operation, at) => {
    restrict(content, operation, wanted[at] ?? { users: [], groups: [] });
  });
  return ok({
    results: operations.map((operation) => shape(call, content, operation)),
    start: 0,
    limit: 2,
    size: 2,
    ...(isCloud && { restrictionsHash: 'demo' }),
    _links: links(call),
  });
}

function allowedFrom(call: Call, { user, group }: Json, before: Allowed): Allowed {
  if (call.deployment === 'cloud' && Array.isArray(group) && group.length === 0)
    throw refuse(call, 400, 'group must have at least one item');
  return {
    users: Array.isArray(user) ? user.map((one) => userFrom(call, asObject(one))) : before.users,
    groups: Array.isArray(group) ? group.map((one) => groupFrom(call, asObject(one))) : before.groups,
  };
}

function userFrom(call: Call, sent: Json) {
  const key = asText(call.deployment === 'cloud' ? sent.accountId : sent.username);
  const found = users.find(({ accountId, name }) => key === (call.deployment === 'cloud' ? accountId : name));
  if (!found) throw refuse(call, 400, `No user found: ${key}`);
  return found;
}

function groupFrom(call: Call, sent: Json) {
  const key = asText(call.deployment === 'cloud' ? sent.id : sent.name) ?? '';
  const found = findGroup(key);
  if (!found) throw refuse(call, 400, `No group found: ${key}`);
  return found;
}
