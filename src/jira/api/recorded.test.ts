import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCache } from '../../http/cache.ts';
import { createHttpClient } from '../../http/client.ts';
import { createJira } from './client.ts';

const fixtures = new URL('../../../../shared/fixtures/', import.meta.url);
const manifest = new URL('MANIFEST.tsv', fixtures);

type Json = Record<string, unknown>;
type Deployment = 'cloud' | 'datacenter';

type Section = 'watchers' | 'worklogs';

/** One answer of a real site, and the part of the api that reads such answers. */
interface Recording {
  name: string;
  deployment: Deployment;
  kind:
    | 'issue'
    | 'search'
    | 'comments'
    | 'comment'
    | 'projects'
    | 'user'
    | 'users'
    | 'fields'
    | 'transitions'
    | Section;
  body: unknown;
}

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const has = (value: unknown, ...keys: string[]): value is Json =>
  isRecord(value) && keys.every((key) => key in value);

/** Recordings of a mock server carry the body inside a mapping, as JSON or as text. */
function bodyOf(file: string): unknown {
  const whole: unknown = JSON.parse(readFileSync(new URL(encodeURI(file), fixtures), 'utf8'));
  if (!has(whole, 'request', 'response') || !isRecord(whole.response)) return whole;
  const { jsonBody, body } = whole.response;
  return jsonBody ?? (typeof body === 'string' && /^\s*[[{]/.test(body) ? JSON.parse(body) : undefined);
}

const isIssue = (value: unknown): boolean => has(value, 'id', 'key', 'fields') && isRecord(value.fields);
const isProject = (value: unknown): boolean =>
  has(value, 'key', 'name', 'avatarUrls') && !('fields' in value);
const isUser = (value: unknown): boolean =>
  has(value, 'displayName') && ('accountId' in value || 'emailAddress' in value);
const isField = (value: unknown): boolean => has(value, 'id', 'name', 'clauseNames');
const isComment = (value: unknown): boolean => has(value, 'id', 'body', 'author');

const listOf =
  (test: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.length > 0 && value.every(test);

/** The first that fits says what a body holds. */
const kinds: [Recording['kind'], (body: unknown) => boolean][] = [
  ['projects', (body) => listOf(isProject)(body) || (isRecord(body) && listOf(isProject)(body.values))],
  ['users', listOf(isUser)],
  ['fields', listOf(isField)],
  ['issue', isIssue],
  ['search', (body) => isRecord(body) && listOf(isIssue)(body.issues)],
  ['comments', (body) => isRecord(body) && Array.isArray(body.comments)],
  ['transitions', (body) => isRecord(body) && Array.isArray(body.transitions)],
  ['watchers', (body) => isRecord(body) && Array.isArray(body.watchers)],
  ['worklogs', (body) => isRecord(body) && Array.isArray(body.worklogs)],
  ['comment', isComment],
  ['user', isUser],
];

/** A body is one thing, or a webhook around an issue, a comment or both. */
function parts(body: unknown): [Recording['kind'], unknown][] {
  const kind = kinds.find(([, test]) => test(body))?.[0];
  if (kind) return [[kind, body]];
  if (!isRecord(body)) return [];
  return [body.issue, body.comment, isProject(body) ? [body] : undefined].flatMap((part) => {
    const partKind = kinds.find(([, test]) => test(part))?.[0];
    return partKind ? [[partKind, part] as [Recording['kind'], unknown]] : [];
  });
}

function recordings(): Recording[] {
  const rows = readFileSync(manifest, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  const header = rows.shift() ?? [];
  const at = (row: string[], column: string) => row[header.indexOf(column)] ?? '';
  return rows
    .filter((row) => at(row, 'product') === 'jira' && at(row, 'file').endsWith('.json'))
    .flatMap((row) =>
      parts(bodyOf(at(row, 'file'))).map(([kind, body]) => ({
        name: at(row, 'file'),
        deployment: at(row, 'deployment') === 'cloud' ? ('cloud' as const) : ('datacenter' as const),
        kind,
        body,
      })),
    );
}

/** The api in front of a site that knows one answer. */
function jiraWith(deployment: Deployment, answer: (path: string) => unknown) {
  const http = createHttpClient({
    product: 'Jira',
    baseUrl: 'https://recorded.example',
    sign: () => {},
    fetch: async (url) => Response.json(answer(url.pathname)),
  });
  const site = { deployment, webUrl: undefined, cloudId: undefined, gateway: http };
  return createJira({ http, ...site, cache: createCache(), filter: [], internalOnlyProjects: [] });
}

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Every piece of text in a document. */
function leaves(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(leaves);
  if (!isRecord(node)) return [];
  const attrs = isRecord(node.attrs) ? node.attrs : {};
  const said = ['mention', 'status'].includes(String(node.type)) ? attrs.text : node.text;
  return [...(typeof said === 'string' ? [said] : []), ...leaves(node.content)];
}

const MENTION = /\[~[^\]\n]+\]/g;

/** The words of wiki markup, without those that are markup. */
const words = (wiki: string): string[] =>
  wiki
    .replace(MENTION, ' ')
    .replace(/\{[a-z]+(?:[:|][^{}\n]*)?\}/gi, ' ')
    .replace(/^\s*(?:h[1-6]|bq)\.\s/gm, ' ')
    .replace(/!([^!\n|]+)\|[^!\n]*!/g, ' $1 ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** No text of a stored document or wiki text is missing from its Markdown. */
function expectText(stored: unknown, markdown: string | undefined, where: string): void {
  const pieces = typeof stored === 'string' ? words(stored) : leaves(stored);
  const shown = bare(markdown ?? '');
  const missing = pieces.filter((piece) => !shown.includes(bare(piece)));
  expect(missing, where).toEqual([]);
  // A mention may show a display name in the place of the login.
  const mentions = typeof stored === 'string' ? (stored.match(MENTION) ?? []) : [];
  expect((markdown ?? '').split('@[').length - 1, `mentions of ${where}`).toBeGreaterThanOrEqual(
    mentions.length,
  );
}

interface Shown {
  key: string;
  summary?: string | undefined;
  status?: { name: string } | undefined;
  description?: string | undefined;
  comments?: { id: string; body: string }[] | undefined;
}

function expectIssue(wire: Json, issue: Shown): void {
  const fields = wire.fields as Json;
  expect(issue.key).toBe(wire.key);
  if (typeof fields.summary === 'string') expect(issue.summary).toBe(fields.summary);
  if (isRecord(fields.status)) expect(issue.status?.name).toBe(fields.status.name);
  expectText(fields.description, issue.description, 'description');
  const { comment } = fields;
  if (!isRecord(comment) || !Array.isArray(comment.comments)) return;
  for (const { id, body } of comment.comments as { id: unknown; body: unknown }[])
    expectText(body, issue.comments?.find((shown) => shown.id === String(id))?.body, `comment ${id}`);
}

/** A part of an issue that has an address of its own. */
async function readSection(deployment: Deployment, section: Section, body: unknown) {
  const jira = jiraWith(deployment, (path) => (path.endsWith('/issue/X-1') ? { id: '1', key: 'X-1' } : body));
  const issue = await jira.issues.get('X-1', { fields: ['summary'], include: [section] });
  expect(issue.failed_sections).toBeUndefined();
  return issue;
}

const replay: Record<Recording['kind'], (recording: Recording) => Promise<void>> = {
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
};

describe('answers of real Jira sites', () => {
  if (!existsSync(manifest)) {
    console.log('Skipped: the recorded answers in ../shared/fixtures are not here.');
    it.skip('are all read');
    return;
  }
  it('are all read', { timeout: 120_000 }, async () => {
    const all = recordings();
    const failures: string[] = [];
    for (const recording of all) {
      try {
        await replay[recording.kind](recording);
      } catch (error) {
        failures.push(
          `${recording.kind} ${recording.deployment} ${recording.name}: ${(error as Error).message}`,
        );
      }
    }
    const kinds = Object.keys(replay).map(
      (kind) => `${all.filter((one) => one.kind === kind).length} ${kind}`,
    );
    console.log(`${all.length - failures.length} of ${all.length} read (${kinds.join(', ')})`);
    expect(all.length).toBeGreaterThan(0);
    expect(failures).toEqual([]);
  });
});
