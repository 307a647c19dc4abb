import { expect } from 'vitest';
import { jiraWith } from './jira-with.ts';
import type { Json } from './json.ts';
import type { Recording, Replay } from './recordings.ts';

const task = { project: 'X', summary: 'x', issueType: 'Task' };

/** A site on which tasks can be created, and that answers creating them so. */
const creating = ({ deployment, body }: Recording) =>
  jiraWith(deployment, (path) => {
    if (path.endsWith('/issuetypes')) {
      const list = [{ id: '1', name: 'Task' }];
      return { issueTypes: list, values: list, isLast: true };
    }
    return /\/issue(\/bulk)?$/.test(path) ? body : { issues: [], total: 0, ...(body as Json) };
  });

/** What has choices, by the name of its first one. */
const choicesOf = (meta: Json): string | undefined => {
  const { type, items } = meta.schema as Json;
  const [first] = (meta.allowedValues ?? []) as Json[];
  const chosen = ['option', 'priority', 'component', 'version'].includes(String(items ?? type));
  return chosen && first ? String(first.name ?? first.value) : undefined;
};

/** What writes read on their way, and what they are answered. */
export const replayWrites = {
  async statuses({ deployment, body }) {
    const wire = body as { id: string; name: string; statusCategory: { key: string } }[];
    const [doing] = wire.filter(({ statusCategory }) => statusCategory.key === 'indeterminate');
    expect(doing).toBeDefined();
    const at = (day: number) => `2026-03-0${day}T10:00:00.000+0000`;
    const items = [{ field: 'status', from: '0', fromString: 'New', to: doing?.id, toString: doing?.name }];
    const issue = {
      ...{ id: '1', key: 'X-1' },
      fields: { created: at(1), resolutiondate: at(4), status: { id: '0', name: 'New' } },
      changelog: { total: 1, histories: [{ id: '1', created: at(2), items }] },
    };
    const jira = jiraWith(deployment, (path) => (path.endsWith('/status') ? body : issue));
    const { metrics } = await jira.metrics.sla('X-1', { metrics: ['resolution_time'], rawDates: false });
    expect(metrics.resolution_time).toMatchObject({ value_minutes: 2 * 24 * 60 });
  },
  async contexts({ deployment, body }) {
    const { values } = body as { values: { id: unknown; isGlobalContext: boolean }[] };
    const main = values.find(({ isGlobalContext }) => isGlobalContext) ?? values[0];
    const jira = jiraWith(deployment, (path) =>
      path.endsWith('/context') ? body : { values: [{ id: '1', value: path }], isLast: true },
    );
    const found = await jira.fieldOptions({ field: 'customfield_1', valuesOnly: true });
    expect(found).toEqual([`/rest/api/3/field/customfield_1/context/${main?.id}/option`]);
  },
  async editMeta({ deployment, body }) {
    const { fields } = body as { fields: Record<string, Json> };
    const jira = jiraWith(deployment, () => ({ id: '1', key: 'X-1', fields: {}, editmeta: body }));
    const openPath = () => Promise.reject(new Error('no files'));
    const chosen = Object.entries(fields).filter(([, meta]) => choicesOf(meta) !== undefined);
    expect(chosen.length).toBeGreaterThan(0);
    for (const [id, meta] of chosen)
      await expect(jira.issues.update('X-1', { fields: { [id]: 'Nothing such' }, openPath })).rejects.toThrow(
        `has no value "Nothing such"; it takes ${choicesOf(meta)}`,
      );
  },
  async temporaryFiles({ deployment, body }) {
    const jira = jiraWith(deployment, (path) => {
      if (path.endsWith('/attachTemporaryFile')) return body;
      return path.endsWith('/field') ? { requestTypeFields: [] } : { issueId: '1', issueKey: 'X-1' };
    });
    const { temporaryAttachments } = body as { temporaryAttachments: { fileName: string }[] };
    const attachments = temporaryAttachments.map(({ fileName }) => ({ filename: fileName, base64: 'eA==' }));
    const created = await jira.serviceDesk.create({
      ...{ desk: '1', type: '2', values: {}, strict: true, attachments },
      openPath: () => Promise.reject(new Error('no files')),
    });
    expect(created.attachments).toEqual(temporaryAttachments.map(({ fileName }) => fileName));
  },
  async newIssues(recording) {
    const { issues: wire } = recording.body as { issues: { id: string; key: string }[] };
    const { issues } = await creating(recording).issues.createBatch(
      wire.map(() => task),
      false,
    );
    expect(issues).toMatchObject(wire.map(({ id, key }) => ({ id, key })));
  },
  async newIssue(recording) {
    const { issue } = await creating(recording).issues.create(task);
    expect(issue.key).toBe((recording.body as Json).key);
  },
  async problem({ deployment, body }) {
    const jira = jiraWith(deployment, () => Response.json(body, { status: 400 }));
    const { errorMessages, errors } = body as { errorMessages: string[]; errors: Record<string, string> };
    const said = [...errorMessages, ...Object.entries(errors).map(([field, text]) => `${field}: ${text}`)];
    for (const words of said) await expect(jira.transitions.list('X-1')).rejects.toThrow(words);
  },
} satisfies Record<string, Replay>;
