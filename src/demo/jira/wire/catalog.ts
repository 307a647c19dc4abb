import {
  groups,
  type IssueType,
  type Named,
  type Status,
  type StatusCategory,
  teams,
} from '../content/catalog.ts';
import type { Component, Project, Version } from '../content/projects.ts';
import type { Sprint } from '../content/sprints.ts';
import type { Visit } from '../jira.ts';
import type { Option } from '../model/field.ts';
import { dayOf, wireTime } from '../zone.ts';

type Wire = Record<string, unknown>;

const day = 86_400_000;

/** An issue type on the wire. */
export const issueTypeWire = ({ rest, call, jira }: Visit, type: IssueType): Wire => ({
  self: `${rest}/issuetype/${type.id}`,
  id: type.id,
  description: type.description,
  iconUrl: jira.cloud
    ? `${rest}/universal_avatar/view/type/issuetype/avatar/${type.avatarId}?size=medium`
    : `${call.base}/secure/viewavatar?size=xsmall&avatarId=${type.avatarId}&avatarType=issuetype`,
  name: type.name,
  subtask: type.subtask,
  avatarId: type.avatarId,
  ...(jira.cloud && { hierarchyLevel: type.hierarchyLevel }),
});

/** A status category on the wire. */
export const statusCategoryWire = ({ rest }: Visit, category: StatusCategory): Wire => ({
  self: `${rest}/statuscategory/${category.id}`,
  ...category,
});

/** A status on the wire. */
export const statusWire = (visit: Visit, status: Status): Wire => ({
  self: `${visit.rest}/status/${status.id}`,
  description: status.description,
  iconUrl: `${visit.call.base}/images/icons/statuses/generic.png`,
  name: status.name,
  id: status.id,
  statusCategory: statusCategoryWire(visit, status.category),
});

/** A priority on the wire. */
export const priorityWire = ({ rest, call }: Visit, priority: Named): Wire => ({
  self: `${rest}/priority/${priority.id}`,
  iconUrl: `${call.base}/images/icons/priorities/${priority.name.toLowerCase()}.svg`,
  name: priority.name,
  id: priority.id,
});

/** A resolution on the wire. */
export const resolutionWire = ({ rest }: Visit, resolution: Named): Wire => ({
  self: `${rest}/resolution/${resolution.id}`,
  ...resolution,
});

/** A component on the wire. */
export const componentWire = ({ rest }: Visit, component: Component): Wire => ({
  self: `${rest}/component/${component.id}`,
  ...component,
});

/** A version on the wire. */
export const versionWire = ({ rest, jira }: Visit, version: Version): Wire => ({
  self: `${rest}/version/${version.id}`,
  id: version.id,
  description: version.description,
  name: version.name,
  archived: version.archived,
  released: version.released,
  ...(version.startDay !== undefined && { startDate: dayOf(jira.epoch + version.startDay * day) }),
  ...(version.releaseDay !== undefined && { releaseDate: dayOf(jira.epoch + version.releaseDay * day) }),
});

/** A chosen option on the wire. */
export const optionWire = ({ rest }: Visit, option: Option): Wire => ({
  self: `${rest}/customFieldOption/${option.id}`,
  value: option.value,
  id: option.id,
});

/** A group on the wire. */
export const groupWire = ({ rest }: Visit, name: string): Wire => ({
  name,
  ...(groups.includes(name) && { self: `${rest}/group?groupname=${encodeURIComponent(name)}` }),
});

/** A team: an object on Cloud, its id on Data Center. */
export function teamWire({ jira }: Visit, id: string): unknown {
  const team = teams.find((candidate) => candidate.id === id);
  if (!jira.cloud) return id;
  return {
    id,
    name: team?.name ?? '',
    avatarUrl: '',
    isVisible: true,
    isVerified: false,
    title: team?.name ?? '',
  };
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** The dates of a sprint that has them, as JSON has them. */
export const sprintDates = ({ start, end, completed }: Sprint): Wire => ({
  ...(start !== undefined && { startDate: iso(start) }),
  ...(end !== undefined && { endDate: iso(end) }),
  ...(completed !== undefined && { completeDate: iso(completed) }),
});

/** A sprint: an object on Cloud, the notorious one-line dump of a Java object on Data Center. */
export function sprintWire({ jira, zone }: Visit, sprint: Sprint): unknown {
  const { id, name, state, goal, board, start, end, completed } = sprint;
  if (jira.cloud) return { id, name, state, boardId: board, goal, ...sprintDates(sprint) };
  const at = (ms: number | undefined) => (ms === undefined ? '<null>' : wireTime(ms, zone));
  return (
    `com.atlassian.greenhopper.service.sprint.Sprint@${(id * 7919).toString(16)}[id=${id},` +
    `rapidViewId=${board},state=${state.toUpperCase()},name=${name},startDate=${at(start)},` +
    `endDate=${at(end)},completeDate=${at(completed)},activatedDate=${at(start)},` +
    `sequence=${id},goal=${goal},synced=false,autoStartStop=false]`
  );
}

const avatarSizes: readonly [string, string][] = [
  ['48x48', ''],
  ['24x24', 'size=small&'],
  ['16x16', 'size=xsmall&'],
  ['32x32', 'size=medium&'],
];

/** A project as an issue's field and the lists show it. */
export const projectRefWire = ({ rest, call, jira }: Visit, project: Project): Wire => ({
  self: `${rest}/project/${project.id}`,
  id: project.id,
  key: project.key,
  name: project.name,
  projectTypeKey: project.typeKey,
  ...(jira.cloud && { simplified: false }),
  avatarUrls: Object.fromEntries(
    avatarSizes.map(([size, query]) => [
      size,
      `${call.base}/secure/projectavatar?${query}pid=${project.id}&avatarId=10324`,
    ]),
  ),
  ...(project.category && {
    projectCategory: { self: `${rest}/projectCategory/${project.category.id}`, ...project.category },
  }),
});
