import { type Answer, ok, Refusal } from '../../call.ts';
import { projects } from '../content/projects.ts';
import { queues, type RequestType, requestTypes, serviceDeskId } from '../content/service-desk.ts';
import type { Visit } from '../jira.ts';
import { createSearchIndex } from '../jql/search.ts';
import type { Option } from '../model/field.ts';
import { canBrowse, canWrite } from '../permissions.ts';
import { issueWire } from '../wire/issue.ts';
import { flag, get, integer, type Resource, segment } from './resource.ts';

type Wire = Record<string, unknown>;

/** An error as the service desk words it. */
export const deskRefusal = (status: number, message: string): Refusal =>
  new Refusal(status, {
    errorMessage: message,
    i18nErrorMessage: { i18nKey: 'sd.error', parameters: [] },
  });

const root = ({ call }: Visit): string => `${call.base}/rest/servicedeskapi`;

/** The project of the site's service desk. */
export function deskProject() {
  const project = projects.find(({ typeKey }) => typeKey === 'service_desk');
  if (!project) throw new RangeError('no service project');
  return project;
}

/** Refuses calls for a service desk that does not exist. */
export function assertDesk(visit: Visit): void {
  if (segment(visit, 'desk') !== serviceDeskId)
    throw deskRefusal(404, 'The service desk does not exist, or you do not have permission to see it.');
}

/** Queues are for agents. */
function assertAgent(visit: Visit): void {
  assertDesk(visit);
  if (!canWrite(visit.user, deskProject())) throw deskRefusal(403, 'Only agents may see the queues.');
}

function pageWire<T>(visit: Visit, all: readonly T[], toWire: (item: T) => Wire): Answer {
  const start = integer(visit, 'start', 0);
  const limit = Math.min(integer(visit, 'limit', 50), 100);
  const values = all.slice(start, start + limit).map(toWire);
  const self = root(visit) + visit.call.path.replace(/^\/rest\/servicedeskapi/, '');
  const isLastPage = start + values.length >= all.length;
  return ok({
    _expands: [],
    size: values.length,
    start,
    limit,
    isLastPage,
    _links: {
      self,
      base: root(visit),
      context: '',
      ...(!isLastPage && { next: `${self}?start=${start + limit}&limit=${limit}` }),
    },
    values,
  });
}

const deskWire = (visit: Visit): Wire => {
  const project = deskProject();
  return {
    id: serviceDeskId,
    projectId: project.id,
    projectName: project.name,
    projectKey: project.key,
    _links: { self: `${root(visit)}/servicedesk/${serviceDeskId}` },
  };
};

const listDesks = (visit: Visit): Answer =>
  pageWire(visit, canBrowse(visit.user, deskProject()) ? [serviceDeskId] : [], () => deskWire(visit));

function readDesk(visit: Visit): Answer {
  assertDesk(visit);
  return ok(deskWire(visit));
}

function listQueues(visit: Visit): Answer {
  assertAgent(visit);
  return pageWire(visit, queues, ({ fields, ...queue }) => ({
    ...queue,
    fields: [...fields],
    ...(flag(visit, 'includeCount') && { issueCount: createSearchIndex().find(visit, queue.jql).ids.length }),
    _links: { self: `${root(visit)}/servicedesk/${serviceDeskId}/queue/${queue.id}` },
  }));
}

function listQueueIssues(visit: Visit): Answer {
  assertAgent(visit);
  const queue = queues.find(({ id }) => id === segment(visit, 'queue'));
  if (!queue) throw deskRefusal(404, 'The queue does not exist.');
  const issues = createSearchIndex()
    .find(visit, queue.jql)
    .ids.flatMap((id) => visit.jira.issues.byId(id) ?? []);
  return pageWire(visit, issues, (issue) => {
    const view = { fields: [...queue.fields], expand: new Set<string>(), properties: [] };
    const { id, key, self, fields } = issueWire(visit, issue, view);
    return { id, key, self, fields };
  });
}

const typeWire = (visit: Visit, { fields: _fields, ...type }: RequestType): Wire => ({
  _expands: [],
  ...type,
  issueTypeId: type.id,
  serviceDeskId,
  groupIds: ['1'],
  icon: { id: '10524', _links: { iconUrls: {} } },
  _links: { self: `${root(visit)}/servicedesk/${serviceDeskId}/requesttype/${type.id}` },
});

function listTypes(visit: Visit): Answer {
  assertDesk(visit);
  return pageWire(visit, requestTypes, (type) => typeWire(visit, type));
}

/** The request type that a path or body names. */
export function findRequestType(id: string): RequestType {
  const type = requestTypes.find((candidate) => candidate.id === id);
  if (!type) throw deskRefusal(404, 'The request type does not exist.');
  return type;
}

const choiceWire = ({ id, value, children = [] }: Option): Wire => ({
  value: id,
  label: value,
  children: children.map(choiceWire),
});

function listFields(visit: Visit): Answer {
  assertDesk(visit);
  const { fields } = findRequestType(segment(visit, 'type'));
  const isAgent = canWrite(visit.user, deskProject());
  return ok({
    requestTypeFields: ['summary!', ...fields].map((entry) => {
      const field = visit.jira.fields.find(({ id }) => id === entry.replace('!', ''));
      return {
        fieldId: field?.id,
        name: field?.name,
        description: '',
        required: entry.endsWith('!'),
        defaultValues: [],
        validValues: field?.options.map(choiceWire) ?? [],
        ...(visit.jira.cloud && { presetValues: [] }),
        jiraSchema: field?.schema,
        visible: true,
      };
    }),
    canRaiseOnBehalfOf: isAgent,
    canAddRequestParticipants: isAgent,
  });
}

const desk = '/rest/servicedeskapi/servicedesk/{desk}';

/** Service desks, their queues and what can be asked of them. */
export const deskListResources: Resource[] = [
  get('/rest/servicedeskapi/servicedesk', listDesks),
  get(desk, readDesk),
  get(`${desk}/queue`, listQueues),
  get(`${desk}/queue/{queue}/issue`, listQueueIssues),
  get(`${desk}/requesttype`, listTypes),
  get(`${desk}/requesttype/{type}/field`, listFields),
];
