import type { DemoUser } from '../users.ts';
import { users } from '../users.ts';
import { type Group, groups } from './groups.ts';
import type { Content } from './model.ts';

/** Who may do one thing; both empty means everybody. */
export interface Allowed {
  users: DemoUser[];
  groups: Group[];
}

export type Operation = 'read' | 'update';

const written = new WeakMap<Content, Partial<Record<Operation, Allowed>>>();

/** Who may read or change content, groups and people as they were named. */
export const allowedTo = (content: Content, operation: Operation): Allowed =>
  written.get(content)?.[operation] ?? {
    users:
      operation === 'read'
        ? (content.readers ?? []).flatMap((name) => users.find((user) => user.name === name) ?? [])
        : [],
    groups: [],
  };

/** Puts a restriction in the place of what there was; reading is limited to these people from now on. */
export function restrict(content: Content, operation: Operation, allowed: Allowed): void {
  written.set(content, { ...written.get(content), [operation]: allowed });
  if (operation === 'update') return;
  const names = new Set([
    ...allowed.users.map(({ name }) => name),
    ...allowed.groups.flatMap(({ members }) => members),
  ]);
  if (names.size > 0) content.readers = [...names];
  else delete content.readers;
}

/** Whether a person is among them, by name or through a group. */
export const includes = ({ users: named, groups: teams }: Allowed, user: DemoUser): boolean =>
  named.includes(user) || teams.some(({ members }) => members.includes(user.name));

/** The group with this id or name. */
export const findGroup = (key: string): Group | undefined =>
  groups.find(({ id, name }) => id === key || name === key);
