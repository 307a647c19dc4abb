import { created } from '../../call.ts';
import { issueId } from '../content/generate-issue.ts';
import type { Project } from '../content/projects.ts';
import { workflows } from '../content/workflows.ts';
import { refuse, refuseFields } from '../errors.ts';
import type { Visit } from '../jira.ts';
import type { Issue, Property } from '../model/issue.ts';
import { canWrite, findProject } from '../permissions.ts';
import { isRecord } from '../text/check-adf.ts';
import { createFields } from '../wire/field-meta.ts';
import { applyEdit } from '../write/edit.ts';
import { FieldProblem } from '../write/problem.ts';
import { readIssueType } from '../write/read-choices.ts';
import { bodyOf, post, type Resource } from './resource.ts';

type Fields = Record<string, unknown>;

function readProject(visit: Visit, { project }: Fields): Project {
  const { cloud } = visit.jira;
  if (!isRecord(project))
    throw refuseFields({ project: cloud ? 'Specify a valid project ID or key' : 'project is required' });
  const found = findProject(visit, String(project.key ?? project.id ?? ''));
  if (!found || found.archived)
    throw refuseFields({
      project: cloud ? 'Specify a valid project ID or key' : 'valid project is required',
    });
  if (!canWrite(visit.user, found))
    throw refuse(
      403,
      cloud
        ? 'You do not have permission to create issues in this project.'
        : 'You do not have permission to create issues in this project. Please contact your administrator.',
    );
  return found;
}

function readType({ jira }: Visit, project: Project, { issuetype }: Fields): string {
  if (!isRecord(issuetype))
    throw refuseFields({ issuetype: jira.cloud ? 'Specify an issue type' : 'issue type is required' });
  try {
    return readIssueType(issuetype, project);
  } catch (error) {
    if (!(error instanceof FieldProblem)) throw error;
    throw refuseFields({
      issuetype: jira.cloud ? 'Specify a valid issue type' : 'valid issue type is required',
    });
  }
}

/** An issue before any of the call's fields; its number is drawn only when the call turns out to be right. */
function blank({ jira, user }: Visit, project: Project, type: string): Issue {
  const now = jira.tick();
  return {
    id: 0,
    number: 0,
    key: '',
    project: project.key,
    summary: '',
    type,
    status: workflows[project.workflow].initial,
    priority: '3',
    resolution: undefined,
    assignee: undefined,
    reporter: user.accountId,
    creator: user.accountId,
    created: now,
    updated: now,
    resolved: undefined,
    statusChanged: now,
    due: undefined,
    labels: [],
    components: [],
    fixVersions: [],
    versions: [],
    parent: undefined,
    description: undefined,
    environment: undefined,
    originalEstimate: undefined,
    remainingEstimate: undefined,
    properties: [],
    custom: {},
    origin: undefined,
    activity: {
      comments: [],
      worklogs: [],
      attachments: [],
      history: [],
      watchers: [user.accountId],
      votes: [],
      remoteLinks: [],
    },
  };
}

function missingFields({ jira }: Visit, { type }: Issue, fields: Fields): Record<string, string> {
  const isEpicWithoutName = !jira.cloud && type === '10000' && (fields.customfield_10011 ?? '') === '';
  return {
    ...((fields.summary ?? '') === '' && { summary: 'You must specify a summary of the issue.' }),
    ...(isEpicWithoutName && { customfield_10011: 'Epic Name is required.' }),
  };
}

const propertiesOf = (input: unknown): Property[] =>
  (Array.isArray(input) ? input : []).filter(isRecord).map(({ key, value }) => ({ key: String(key), value }));

/** Creates the issue that a call, or one element of a bulk call, describes. */
export function createFrom(visit: Visit, body: Fields): Record<string, string> {
  const fields = isRecord(body.fields) ? body.fields : {};
  const project = readProject(visit, fields);
  const draft = blank(visit, project, readType(visit, project, fields));
  const missing = missingFields(visit, draft, fields);
  if (Object.keys(missing).length > 0) throw refuseFields(missing);
  const { project: _project, issuetype: _type, ...rest } = fields;
  const allowed = new Set(createFields(visit, project, draft.type).map((field) => field.id));
  const edited = applyEdit(visit, draft, { fields: rest, update: body.update }, allowed);
  const { issues } = visit.jira;
  const number = issues.nextNumber(project);
  const id = issueId(project, number);
  issues.put({
    ...edited.issue,
    id,
    number,
    key: `${project.key}-${number}`,
    custom: { ...edited.issue.custom, customfield_10019: `0|i${number.toString(36).padStart(5, '0')}:` },
    properties: propertiesOf(body.properties),
    activity: { ...edited.issue.activity, comments: edited.comments, worklogs: edited.worklogs },
  });
  for (const link of edited.links)
    issues.addLink({ ...link, source: link.source || id, target: link.target || id });
  return { id: String(id), key: `${project.key}-${number}`, self: `${visit.rest}/issue/${id}` };
}

/** Makes an issue from `{fields, update?, properties?}`. */
export const createIssue = (visit: Visit) => created(createFrom(visit, bodyOf(visit)));

/** Creating one issue. */
export const createIssueResources: Resource[] = [post('/issue', createIssue)];
