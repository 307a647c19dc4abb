import {
  groups,
  type IssueType,
  type Named,
  type Status,
  type StatusCategory,
  teams,
} from '../content/catalog.ts';
import type { Component, Project, Version } from '../content/projects.ts';
import { boardId, type Sprint, sprintDays } from '../content/sprints.ts';
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

/** A sprint: an object on Cloud, the notorious one-line dump of a Java object on Data Center. */
export function sprintWire({ jira, zone }: Visit, sprint: Sprint): unknown {
  const start = jira.epoch + sprint.startDay * day;
  const end = start + sprintDays * day;
  if (jira.cloud)
    return {
      id: sprint.id,
      name: sprint.name,
      state: sprint.state,
      boardId,
      goal: sprint.goal,
      ...(sprint.state !== 'future' && {
        startDate: new Date(start).toISOString(),
        endDate: new Date(end).toISOString(),
      }),
      ...(sprint.state === 'closed' && { completeDate: new Date(end).toISOString() }),
    };
  const at = (ms: number, given: boolean) => (given ? wireTime(ms, zone) : '<null>');
  const begun = sprint.state !== 'future';
  return (
    `com.atlassian.greenhopper.service.sprint.Sprint@${(sprint.id * 7919).toString(16)}[id=${sprint.id},` +
    `rapidViewId=${boardId},state=${sprint.state.toUpperCase()},name=${sprint.name},startDate=${at(start, begun)},` +
    `endDate=${at(end, begun)},completeDate=${at(end, sprint.state === 'closed')},activatedDate=${at(start, begun)},` +
    `sequence=${sprint.id},goal=${sprint.goal},synced=false,autoStartStop=false]`
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
