import { InvalidArgument } from '../../http/errors.ts';
import type { PageRestrictions, RestrictionsWritten } from '../model/restrictions.ts';
import type { PageHead } from './dialect.ts';
import { PartlyDone, reasonOf } from './errors.ts';
import type { Places } from './places.ts';
import type { Restriction, RestrictionRequests, Restrictions, Subject } from './requests.ts';

/** What restrictions work with. */
export interface RestrictionParts {
  dialect: RestrictionRequests;
  places: Places;
}

/** New restrictions: a list that is not given stays as it is, an empty one is cleared. */
export interface SetOptions {
  page_id: string;
  read_users?: readonly string[] | undefined;
  read_groups?: readonly string[] | undefined;
  edit_users?: readonly string[] | undefined;
  edit_groups?: readonly string[] | undefined;
  allow_lockout: boolean;
}

/** Who may see and change pages and blog posts. */
export function createRestrictions({ dialect, places }: RestrictionParts) {
  return {
    async get(pageId: string): Promise<PageRestrictions> {
      const { id } = await places.require(pageId);
      return present(await dialect.restrictions(id));
    },

    async set(options: SetOptions): Promise<RestrictionsWritten> {
      if (Object.values(listsOf(options)).every((list) => list === undefined))
        throw new InvalidArgument(
          'Give at least one of read_users, read_groups, edit_users and edit_groups; an empty list opens that part.',
        );
      const page = await places.require(options.page_id);
      const [current, groups] = await Promise.all([
        dialect.restrictions(page.id),
        groupsByName(dialect, options),
      ]);
      const wanted = merge(current, options, groups);
      if (!options.allow_lockout) await refuseLockout(dialect, wanted);
      await dialect.writeRestrictions(page.id, wanted);
      const actual = await dialect.restrictions(page.id).catch((error: unknown) => {
        throw new PartlyDone(
          `The restrictions of page ${page.id} were written. They cannot be read back: ${reasonOf(error)}`,
        );
      });
      return confirm(actual, wanted, page);
    },
  };
}

const listsOf = ({ read_users, read_groups, edit_users, edit_groups }: SetOptions) => ({
  read_users,
  read_groups,
  edit_users,
  edit_groups,
});

async function groupsByName(
  dialect: RestrictionRequests,
  { read_groups = [], edit_groups = [] }: SetOptions,
): Promise<Map<string, Subject>> {
  const names = [...new Set([...read_groups, ...edit_groups])];
  const groups = await dialect.groupsNamed(names);
  return new Map(names.flatMap((name, at) => (groups[at] ? [[name, groups[at]]] : [])));
}

function merge(current: Restrictions, options: SetOptions, groups: Map<string, Subject>): Restrictions {
  const asUsers = (ids: readonly string[] | undefined) => ids && unique(ids.map((id) => ({ id, name: id })));
  const asGroups = (names: readonly string[] | undefined) =>
    names && unique(names.map((name) => groups.get(name) ?? { id: name, name }));
  return {
    read: {
      users: asUsers(options.read_users) ?? current.read.users,
      groups: asGroups(options.read_groups) ?? current.read.groups,
    },
    update: {
      users: asUsers(options.edit_users) ?? current.update.users,
      groups: asGroups(options.edit_groups) ?? current.update.groups,
    },
  };
}

const unique = (subjects: readonly Subject[]): Subject[] => [
  ...new Map(subjects.map((subject) => [subject.id, subject])).values(),
];

/** @throws InvalidArgument when this account could no longer see or change the page afterwards. */
async function refuseLockout(dialect: RestrictionRequests, wanted: Restrictions): Promise<void> {
  const self = await dialect.self();
  const names = new Set(self.names.map((name) => name.toLowerCase()));
  const excluding = ([wanted.read, wanted.update] as const).map(
    (restriction) => !isOpen(restriction) && !restriction.users.some(({ id }) => names.has(id.toLowerCase())),
  );
  if (!excluding.includes(true)) return;
  const own = hasGroups(wanted) ? new Set(await dialect.ownGroups(self)) : new Set<string>();
  const [seeing, changing] = ([wanted.read, wanted.update] as const).map(
    ({ groups }, at) => excluding[at] && !groups.some(({ id }) => own.has(id)),
  );
  if (!seeing && !changing) return;
  throw new InvalidArgument(
    `Nothing was changed: this account (${self.id}) could no longer ${seeing ? 'see' : 'edit'} the page. Add it to ${seeing ? 'read_users' : 'edit_users'}, or set allow_lockout.`,
  );
}

const isOpen = ({ users, groups }: Restriction): boolean => users.length + groups.length === 0;

const hasGroups = ({ read, update }: Restrictions): boolean => read.groups.length + update.groups.length > 0;

/** @throws PartlyDone where Confluence kept something else than it was told. */
function confirm(actual: Restrictions, wanted: Restrictions, page: PageHead): RestrictionsWritten {
  const restrictions = present(actual);
  const differences = [
    ...difference(wanted, actual, 'not taken'),
    ...difference(actual, wanted, 'still there'),
  ];
  if (differences.length > 0)
    throw new PartlyDone(
      `The restrictions of page ${page.id} were written, but Confluence did not take all of them (${differences.join('; ')}). They are now ${JSON.stringify({ read: restrictions.read, update: restrictions.update })}.`,
    );
  return { message: 'Page restrictions updated successfully', restrictions };
}

/** Who is in the one and not in the other; names of Data Center compare without case. */
const difference = (one: Restrictions, other: Restrictions, words: string): string[] =>
  (['read', 'update'] as const).flatMap((operation) =>
    (['users', 'groups'] as const).flatMap((kind) => {
      const there = new Set(other[operation][kind].map(({ id }) => id.toLowerCase()));
      return one[operation][kind]
        .filter(({ id }) => !there.has(id.toLowerCase()))
        .map(({ name }) => `${operation} ${kind}: ${name} ${words}`);
    }),
  );

function present({ read, update }: Restrictions): PageRestrictions {
  const named = [read, update].flatMap(({ users }) => users).filter(({ id, name }) => id !== name);
  return {
    read: idsOf(read),
    update: idsOf(update),
    ...(named.length > 0 && { people: Object.fromEntries(named.map(({ id, name }) => [id, name])) }),
  };
}

const idsOf = ({ users, groups }: Restriction) => ({
  users: users.map(({ id }) => id),
  groups: groups.map(({ name }) => name),
});
