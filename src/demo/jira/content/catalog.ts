/** A type of issues, e.g. Story. */
export interface IssueType {
  id: string;
  name: string;
  description: string;
  subtask: boolean;
  /** 1 for epics, 0 for ordinary issues, -1 for sub-tasks. */
  hierarchyLevel: number;
  avatarId: number;
}

const type = (id: string, name: string, description: string, avatarId: number, level = 0): IssueType => ({
  id,
  name,
  description,
  subtask: level < 0,
  hierarchyLevel: level,
  avatarId,
});

/** The issue types of all projects. */
export const issueTypes: readonly IssueType[] = [
  type('10000', 'Epic', 'A big user story that needs to be broken down.', 10307, 1),
  type('10001', 'Story', 'Functionality or a feature expressed as a user goal.', 10315),
  type('10002', 'Task', 'A small, distinct piece of work.', 10318),
  type('10003', 'Bug', 'A problem or error.', 10303),
  type('10004', 'Sub-task', 'A small piece of work that is part of a larger task.', 10316, -1),
  type('10005', 'Service Request', 'A request that follows ITSM workflows.', 10500),
  type('10006', 'Incident', 'For system outages or incidents.', 10501),
];

/** One of the three groups that statuses fall into. */
export interface StatusCategory {
  id: number;
  key: string;
  colorName: string;
  name: string;
}

const toDo: StatusCategory = { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' };
const inProgress: StatusCategory = {
  id: 4,
  key: 'indeterminate',
  colorName: 'yellow',
  name: 'In Progress',
};
const done: StatusCategory = { id: 3, key: 'done', colorName: 'green', name: 'Done' };

/** To do, in progress and done. */
export const statusCategories: readonly StatusCategory[] = [toDo, inProgress, done];

/** A status that an issue can be in. */
export interface Status {
  id: string;
  name: string;
  description: string;
  category: StatusCategory;
}

const status = (id: string, name: string, category: StatusCategory, description = ''): Status => ({
  id,
  name,
  description,
  category,
});

/** The statuses of all workflows. */
export const statuses: readonly Status[] = [
  status('10000', 'To Do', toDo),
  status('3', 'In Progress', inProgress, 'This issue is being actively worked on by the assignee.'),
  status('10001', 'In Review', inProgress),
  status('10002', 'Blocked', inProgress, 'Work cannot go on until something else is solved.'),
  status('10003', 'Done', done),
  status('10010', 'Waiting for support', inProgress),
  status('10011', 'Waiting for customer', inProgress),
  status('10012', 'Resolved', done),
  status('10020', 'Backlog', toDo),
  status('10021', 'Selected for Development', toDo),
];

/** A priority or resolution. */
export interface Named {
  id: string;
  name: string;
  description: string;
}

const named = (id: string, name: string, description: string): Named => ({ id, name, description });

/** From the most to the least urgent. */
export const priorities: readonly Named[] = [
  named('1', 'Highest', 'This problem will block progress.'),
  named('2', 'High', 'Serious problem that could block progress.'),
  named('3', 'Medium', 'Has the potential to affect progress.'),
  named('4', 'Low', 'Minor problem or easily worked around.'),
  named('5', 'Lowest', 'Trivial problem with little or no impact on progress.'),
];

/** How an issue can have ended. */
export const resolutions: readonly Named[] = [
  named('10000', 'Done', 'Work has been completed on this issue.'),
  named('10001', "Won't Do", 'This issue will not be actioned.'),
  named('10002', 'Duplicate', 'The problem is a duplicate of an existing issue.'),
  named('10003', 'Cannot Reproduce', 'All attempts at reproducing this issue failed.'),
];

/** What a link between two issues says, seen from each end. */
export interface LinkType {
  id: string;
  name: string;
  inward: string;
  outward: string;
}

const linkType = (id: string, name: string, inward: string, outward: string): LinkType => ({
  id,
  name,
  inward,
  outward,
});

/** The kinds of links between issues. */
export const linkTypes: readonly LinkType[] = [
  linkType('10000', 'Blocks', 'is blocked by', 'blocks'),
  linkType('10001', 'Cloners', 'is cloned by', 'clones'),
  linkType('10002', 'Duplicate', 'is duplicated by', 'duplicates'),
  linkType('10003', 'Relates', 'relates to', 'relates to'),
];

/** The user groups of the site. */
export const groups: readonly string[] = ['jira-administrators', 'jira-software-users', 'payments-team'];

/** The Atlassian teams of the site. */
export const teams: readonly { id: string; name: string }[] = [
  { id: '36885b3c-1bf0-4f85-a357-c5b858c31de4', name: 'Payments core' },
  { id: '0d5ae4f1-9d6b-4c7e-8a7f-4a3f4d5e6b70', name: 'Checkout experience' },
];

/** The element with this id; throws when the site's own content names one that does not exist. */
export function byId<T extends { id: string }>(list: readonly T[], id: string): T {
  const found = list.find((candidate) => candidate.id === id);
  if (!found) throw new RangeError(`no element with id ${id}`);
  return found;
}
