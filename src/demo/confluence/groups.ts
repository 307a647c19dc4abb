import { type DemoUser, users } from '../users.ts';

/** A group of people; Cloud knows it by id, Data Center by name. */
export interface Group {
  id: string;
  name: string;
  /** Login names. */
  members: readonly string[];
}

const active = users.filter((user) => user.active).map(({ name }) => name);

/** The groups of the site. */
export const groups: readonly Group[] = [
  { id: '5a0b4f2e-0000-4000-8000-000000000001', name: 'confluence-users', members: active },
  { id: '5a0b4f2e-0000-4000-8000-000000000002', name: 'confluence-administrators', members: ['ada'] },
  {
    id: '5a0b4f2e-0000-4000-8000-000000000003',
    name: 'developers',
    members: ['ada', 'linus', 'dennis', 'radia'],
  },
  { id: '5a0b4f2e-0000-4000-8000-000000000004', name: 'writers', members: ['grace', 'barbara'] },
];

/** The groups that a person is in. */
export const groupsOf = ({ name }: DemoUser): Group[] =>
  groups.filter(({ members }) => members.includes(name));
