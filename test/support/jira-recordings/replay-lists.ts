import { expect } from 'vitest';
import { expectIssue, expectText, type Shown } from './expect-text.ts';
import { jiraWith, readSection } from './jira-with.ts';
import type { Json } from './json.ts';
import { itemsOf } from './kinds.ts';
import type { Recording, Replay } from './recordings.ts';

const items = (body: unknown): Json[] => itemsOf(body) as Json[];
const ids = (list: readonly object[]): string[] => list.map((item) => String((item as Json).id));
const page = { startAt: 0, limit: 50 };
const desk = { start: 0, limit: 50 };

/** A site that answers with a whole page of what was recorded. */
const pageOf = ({ deployment, body }: Recording) =>
  jiraWith(deployment, () => ({ values: items(body), isLast: true, isLastPage: true }));

/** An issue with nothing but these fields, as the api shows it. */
const issueWith = ({ deployment }: Recording, more: Json) =>
  jiraWith(deployment, () => ({ id: '1', key: 'X-1', fields: {}, ...more })).issues.get('X-1', {
    fields: ['*all'],
    expand: ['changelog'],
  });

/** A createmeta answer of old servers in the pieces that the present endpoints send. */
async function expectCreateMeta({ deployment }: Recording, project: Json): Promise<void> {
  const types = project.issuetypes as (Json & { fields?: Record<string, Json> })[];
  const fieldsOf = (type: Json | undefined) =>
    Object.entries((type?.fields ?? {}) as Record<string, Json>).map(([fieldId, meta]) => ({
      fieldId,
      ...meta,
    }));
  const jira = jiraWith(deployment, (path) => {
    const id = /issuetypes\/(.+)$/.exec(path)?.[1];
    if (id === undefined) return { [deployment === 'cloud' ? 'issueTypes' : 'values']: types, isLast: true };
    const fields = fieldsOf(types.find((type) => type.id === id));
    return { [deployment === 'cloud' ? 'fields' : 'values']: fields, isLast: true };
  });
  expect(ids(await jira.projectParts.screens.types('X'))).toEqual(ids(types));
  for (const type of types)
    expect(await jira.projectParts.screens.fields('X', String(type.id))).toHaveLength(fieldsOf(type).length);
}

/** Boards, parts of projects, links, single entries of issues, and the service desk. */
export const replayLists = {
  async boards(recording) {
    expect(ids((await pageOf(recording).boards.list(page)).items)).toEqual(ids(items(recording.body)));
  },
  async sprints(recording) {
    const { items: sprints } = await pageOf(recording).boards.sprints('1', page);
    expect(sprints.map(({ id, name }) => [id, name])).toEqual(
      items(recording.body).map(({ id, name }) => [String(id), name]),
    );
    expect(sprints.every(({ state }) => /^(future|active|closed)$/.test(state))).toBe(true);
  },
  async versions({ deployment, body }) {
    const versions = await jiraWith(deployment, () => items(body)).projectParts.versions.list('X');
    expect(versions).toMatchObject(items(body).map(({ id, name }) => ({ id: String(id), name })));
  },
  async components({ deployment, body }) {
    const components = await jiraWith(deployment, () => items(body)).projectParts.components('X');
    expect(components).toMatchObject(items(body).map(({ id, name }) => ({ id: String(id), name })));
  },
  async createMeta(recording) {
    for (const project of (recording.body as { projects: Json[] }).projects)
      await expectCreateMeta(recording, project);
  },
  async remoteLinks({ deployment, body }) {
    const issue = await readSection(deployment, 'remote_links', items(body));
    expect(ids(issue.remote_links as object[])).toEqual(ids(items(body)));
  },
  async linkTypes({ deployment, body }) {
    const wire = ((body as Json).issueLinkTypes as Json[] | undefined) ?? items(body);
    const types = await jiraWith(deployment, () => ({ issueLinkTypes: wire })).links.types();
    expect(types).toMatchObject(
      wire.map(({ id, name, inward, outward }) => ({ id: String(id), name, inward, outward })),
    );
  },
  async link({ deployment, body }) {
    const { id, inwardIssue, outwardIssue } = body as Record<string, { key: string }>;
    expect(await jiraWith(deployment, () => body).links.remove(String(id))).toMatchObject({
      link_id: String(id),
      inward_issue: inwardIssue?.key,
      outward_issue: outwardIssue?.key,
    });
  },
  async attachments(recording) {
    const issue = await issueWith(recording, { fields: { attachment: items(recording.body) } });
    const shown = issue.attachments as Json[];
    expect(shown.map(({ id, filename }) => [id, filename])).toEqual(
      items(recording.body).map(({ id, filename }) => [id === undefined ? id : String(id), filename]),
    );
  },
  async worklog({ deployment, body }) {
    const wire = items(body);
    const issue = await readSection(deployment, 'worklogs', { worklogs: wire, total: wire.length });
    const shown = issue.worklogs as Json[];
    expect(shown.map(({ time_spent }) => time_spent)).toEqual(wire.map(({ timeSpent }) => timeSpent));
    for (const [index, { comment }] of wire.entries())
      expectText(comment, shown[index]?.comment as string | undefined, 'comment');
  },
  async change(recording) {
    const { items: changes } = recording.body as { items: Json[] };
    const issue = await issueWith(recording, { changelog: { histories: [recording.body] } });
    expect(issue.changelogs).toMatchObject([{ items: changes.map(({ field }) => ({ field })) }]);
  },
  async options(recording) {
    const found = await pageOf(recording).fieldOptions({
      field: 'customfield_1',
      context: '1',
      valuesOnly: false,
    });
    const flat = found.flatMap((option) => [option, ...(Object(option).child_options ?? [])]);
    expect(ids(flat).sort()).toEqual(ids(items(recording.body)).sort());
  },
  async desks(recording) {
    const { serviceDesk } = pageOf(recording);
    for (const { id, projectKey } of items(recording.body))
      expect(await serviceDesk.deskOfProject(String(projectKey))).toMatchObject({ service_desk: { id } });
  },
  async queues(recording) {
    const { queues } = await pageOf(recording).serviceDesk.queues('1', desk);
    expect(queues).toMatchObject(items(recording.body).map(({ id, name, jql }) => ({ id, name, jql })));
  },
  async queueIssues(recording) {
    const { issues } = await pageOf(recording).serviceDesk.queueIssues('1', '2', desk);
    expect(issues.map(({ key }) => key)).toEqual(items(recording.body).map(({ key }) => key));
  },
  async requestTypes(recording) {
    const { request_types } = await pageOf(recording).serviceDesk.requestTypes('1', desk);
    expect(request_types).toMatchObject(items(recording.body).map(({ id, name }) => ({ id, name })));
  },
  async requestFields({ deployment, body }) {
    const { requestTypeFields: wire } = body as { requestTypeFields: Json[] };
    const { fields } = await jiraWith(deployment, () => body).serviceDesk.requestFields('1', '2');
    expect(fields).toMatchObject(wire.map(({ fieldId, required }) => ({ field_id: fieldId, required })));
  },
  async requestComment({ deployment, body }) {
    const wire = body as { id: unknown; author: { displayName: string } };
    const added = await jiraWith(deployment, () => body).comments.add('X-1', { body: 'x', public: true });
    expect(added).toMatchObject({ id: String(wire.id), author: wire.author.displayName });
  },
  async request({ deployment, body }) {
    const { issueKey, issueId } = body as Json;
    const schema = { type: 'string', system: 'summary' };
    const summary = {
      fieldId: 'summary',
      name: 'Summary',
      required: true,
      visible: true,
      jiraSchema: schema,
    };
    const jira = jiraWith(deployment, (path) =>
      path.endsWith('/field') ? { requestTypeFields: [summary] } : body,
    );
    const created = await jira.serviceDesk.create({
      ...{ desk: '1', type: '2', values: { summary: 'x' }, strict: true },
      openPath: () => Promise.reject(new Error('no files')),
    });
    expect(created).toMatchObject({ request_key: issueKey, request_id: issueId });
  },
} satisfies Record<string, Replay>;

/** Pages of issues that a board or sprint shows come from the agile api as well. */
export async function replayBoardIssues({ deployment, body }: Recording): Promise<void> {
  const { issues: wire } = body as { issues: Json[] };
  const { issues } = await jiraWith(deployment, () => body).boards.issues('1', { jql: '', ...page });
  expect(issues.map(({ key }) => key)).toEqual(wire.map(({ key }) => key));
  for (const [index, issue] of wire.entries())
    expectIssue({ ...issue, fields: { summary: (issue.fields as Json).summary } }, issues[index] as Shown);
}
