import { expect } from 'vitest';
import { expectIssue, expectText, type Shown } from './expect-text.ts';
import { jiraWith, readSection } from './jira-with.ts';
import type { Json } from './json.ts';
import type { Replay } from './recordings.ts';

/** Issues and what belongs to them, people, projects, fields and transitions. */
export const replayIssues = {
  async issue({ deployment, body }) {
    const wire = body as Json;
    const jira = jiraWith(deployment, () => wire);
    const issue = await jira.issues.get(String(wire.key), {
      fields: ['*all'],
      expand: ['changelog', 'names', 'renderedFields', 'transitions', 'editmeta'],
      commentLimit: 100,
    });
    expectIssue(wire, issue);
    expect(issue.failed_sections).toBeUndefined();
    const { histories = [] } = (wire.changelog ?? {}) as { histories?: unknown[] };
    expect(issue.changelogs ?? []).toHaveLength(histories.length);
  },
  async search({ deployment, body }) {
    const { issues } = body as { issues: Json[] };
    const page = await jiraWith(deployment, () => body).issues.search({
      jql: 'project = X',
      fields: ['*all'],
      limit: 100,
      startAt: 0,
    });
    expect(page.issues).toHaveLength(issues.length);
    for (const [index, wire] of issues.entries()) expectIssue(wire, page.issues[index] as Shown);
  },
  async comments({ deployment, body }) {
    const { comments } = body as { comments: { id: unknown; body: unknown }[] };
    const cut = { id: '1', key: 'X-1', fields: { comment: { comments: [], total: comments.length } } };
    const jira = jiraWith(deployment, (path) => (path.endsWith('/comment') ? body : cut));
    const issue = await jira.issues.get('X-1', { fields: ['comment'], commentLimit: 100 });
    expect(issue.comments ?? []).toHaveLength(comments.length);
    for (const wire of comments)
      expectText(
        wire.body,
        issue.comments?.find(({ id }) => id === String(wire.id))?.body,
        `comment ${wire.id}`,
      );
  },
  async comment({ deployment, body }) {
    const wire = body as { id: unknown; body: unknown; author: { displayName: string } };
    const added = await jiraWith(deployment, () => body).comments.add('X-1', { body: 'x' });
    expect(added).toMatchObject({ id: String(wire.id), author: wire.author.displayName });
    expectText(wire.body, added.body, 'body');
  },
  async projects({ deployment, body }) {
    const wire = (Array.isArray(body) ? body : (body as { values: Json[] }).values) as Json[];
    const jira = jiraWith(deployment, () => (deployment === 'cloud' ? { values: wire, isLast: true } : wire));
    const projects = await jira.projects.list({ includeArchived: true });
    expect(projects.map(({ key, name }) => ({ key, name }))).toEqual(
      wire.map(({ key, name }) => ({ key, name })),
    );
  },
  async user({ deployment, body }) {
    const { user } = await jiraWith(deployment, () => body).users.profile('me');
    expect(user.display_name).toBe((body as Json).displayName);
  },
  async users({ deployment, body }) {
    const wire = body as { displayName: string; accountId?: string; name?: string; emailAddress?: string }[];
    for (const person of wire) {
      const jira = jiraWith(deployment, (path) => (path.endsWith('/search') ? wire : person));
      const id = person.accountId ?? person.name ?? person.emailAddress ?? '';
      expect((await jira.users.profile(id)).user.display_name).toBe(person.displayName);
    }
    const query = { text: 'x', project: 'X', limit: 50 };
    const { users } = await jiraWith(deployment, () => wire).assignableUsers(query);
    expect(users.map((user) => user.display_name)).toEqual(wire.map((user) => user.displayName));
  },
  async fields({ deployment, body }) {
    const wire = body as Json[];
    const options = { limit: 10_000, refresh: false };
    expect(await jiraWith(deployment, () => body).fields.search('', options)).toEqual(wire);
  },
  async transitions({ deployment, body }) {
    const { transitions } = body as { transitions: { id: unknown; name: string; to: { name: string } }[] };
    const shown = await jiraWith(deployment, () => body).transitions.list('X-1');
    expect(shown.map(({ id, name, to_status }) => [id, name, to_status])).toEqual(
      transitions.map(({ id, name, to }) => [String(id), name, to.name]),
    );
  },
  async watchers({ deployment, body }) {
    const wire = body as { watchCount: number; watchers: { displayName: string }[] };
    expect((await readSection(deployment, 'watchers', body)).watchers).toMatchObject({
      watcher_count: wire.watchCount,
      watchers: wire.watchers.map(({ displayName }) => ({ display_name: displayName })),
    });
  },
  async worklogs({ deployment, body }) {
    const wire = body as { worklogs: { id: unknown; timeSpent: string; comment?: unknown }[] };
    const shown = (await readSection(deployment, 'worklogs', { ...wire, total: wire.worklogs.length }))
      .worklogs as Record<string, string>[];
    expect(shown.map(({ id, time_spent }) => [id, time_spent])).toEqual(
      wire.worklogs.map(({ id, timeSpent }) => [String(id), timeSpent]),
    );
    for (const [index, { comment }] of wire.worklogs.entries())
      expectText(comment, shown[index]?.comment, 'comment');
  },
} satisfies Record<string, Replay>;
