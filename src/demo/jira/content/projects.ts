import { users } from '../../users.ts';
import type { WorkflowName } from './workflows.ts';

/** A release of a project. */
export interface Version {
  id: string;
  name: string;
  description: string;
  archived: boolean;
  released: boolean;
  /** Days from the site's present. */
  startDay: number | undefined;
  releaseDay: number | undefined;
}

/** A part of a project. */
export interface Component {
  id: string;
  name: string;
  description: string;
}

/** A project and what its issues can be made of. */
export interface Project {
  id: string;
  /** Position among the projects; issue ids are spread by it. */
  index: number;
  key: string;
  name: string;
  description: string;
  typeKey: 'software' | 'service_desk';
  lead: string;
  workflow: WorkflowName;
  /** Issue type ids in the order in which a create screen shows them. */
  types: readonly string[];
  versions: readonly Version[];
  components: readonly Component[];
  category: { id: string; name: string; description: string } | undefined;
  archived: boolean;
  /** Login names of the only people who may see it; absent when everybody may. */
  members?: readonly string[];
}

/** The person with this login name; throws when there is none. */
export function person(name: string): (typeof users)[number] {
  const found = users.find((user) => user.name === name);
  if (!found) throw new RangeError(`no user ${name}`);
  return found;
}

const version = (
  id: number,
  name: string,
  releaseDay: number,
  state: 'archived' | 'released' | 'open',
): Version => ({
  id: String(id),
  name,
  description: `Release ${name}`,
  archived: state === 'archived',
  released: state !== 'open',
  startDay: releaseDay - 60,
  releaseDay,
});

const components = (first: number, ...names: string[]): Component[] =>
  names.map((name, index) => ({
    id: String(first + index),
    name,
    description: `Everything about ${name.toLowerCase()}`,
  }));

const products = { id: '10000', name: 'Products', description: 'What customers pay for' };
const internal = { id: '10001', name: 'Internal', description: 'What keeps us going' };

/** The projects: two of software, a service desk, an archived one and a secret one. */
export const projects: readonly Project[] = [
  {
    id: '10000',
    index: 0,
    key: 'PROJ',
    name: 'Payments',
    description: 'Card and bank payments for the web shop.',
    typeKey: 'software',
    lead: person('ada').accountId,
    workflow: 'software',
    types: ['10000', '10001', '10002', '10003', '10004'],
    versions: [
      version(10000, '0.9', -380, 'archived'),
      version(10001, '1.0', -200, 'released'),
      version(10002, '1.1', -110, 'released'),
      version(10003, '2.0', -30, 'released'),
      version(10004, '2.1', 20, 'open'),
      version(10005, '3.0', 120, 'open'),
    ],
    components: components(10100, 'API', 'Checkout', 'Ledger', 'Reports', 'Web', 'Mobile'),
    category: products,
    archived: false,
  },
  {
    id: '10001',
    index: 1,
    key: 'HELP',
    name: 'Help Desk',
    description: 'Questions and incidents of our customers.',
    typeKey: 'service_desk',
    lead: person('katherine').accountId,
    workflow: 'service',
    types: ['10005', '10006'],
    versions: [],
    components: components(10200, 'Billing', 'Accounts'),
    category: internal,
    archived: false,
  },
  {
    id: '10002',
    index: 2,
    key: 'OPS',
    name: 'Operations',
    description: 'Servers, networks and the people who watch them.',
    typeKey: 'software',
    lead: person('linus').accountId,
    workflow: 'kanban',
    types: ['10002', '10003', '10004'],
    versions: [version(10020, '2026 Q1', -60, 'released'), version(10021, '2026 Q2', 40, 'open')],
    components: components(10300, 'Network', 'Database', 'Backups'),
    category: internal,
    archived: false,
  },
  {
    id: '10003',
    index: 3,
    key: 'OLD',
    name: 'Old Shop',
    description: 'The shop before this one.',
    typeKey: 'software',
    lead: person('barbara').accountId,
    workflow: 'software',
    types: ['10002', '10003'],
    versions: [],
    components: [],
    category: undefined,
    archived: true,
  },
  {
    id: '10004',
    index: 4,
    key: 'SECRET',
    name: 'Secret Plans',
    description: 'Not for everybody.',
    typeKey: 'software',
    lead: person('margaret').accountId,
    workflow: 'software',
    types: ['10002', '10003'],
    versions: [],
    components: [],
    category: undefined,
    archived: false,
    members: ['margaret'],
  },
];
