import { describe, expect, it } from 'vitest';
import { createDriver } from '../../../../test/support/driver.ts';
import { processorMs } from '../../../../test/support/processor-time.ts';

const now = new Date('2026-05-20T10:00:00Z');
const ask = createDriver('jira', { deployment: 'datacenter', now });
const search = (jql: string, ...fields: string[]) =>
  ask('POST', '/rest/api/2/search', { body: { jql, maxResults: 1000, fields: ['key', ...fields] } });

interface Found {
  id: string;
  key: string;
  /** Of every shape. */
  fields: ReturnType<typeof JSON.parse>;
}

const issues: Found[] = (await search('', '*all')).body.issues;
const daysAgo = (days: number): number => now.getTime() - days * 86_400_000;
const names = (list: { name: string }[]): string[] => list.map((each) => each.name);

/** Queries, each beside what it means, said over again in JavaScript. */
const meanings: [string, (fields: Found['fields'], issue: Found) => boolean][] = [
  ['project = PROJ', (f) => f.project.key === 'PROJ'],
  ['project in (OPS, "Help Desk")', (f) => ['OPS', 'HELP'].includes(f.project.key)],
  ['project != PROJ', (f) => f.project.key !== 'PROJ'],
  ['status = "in progress"', (f) => f.status.name === 'In Progress'],
  ['status not in (Done, Blocked)', (f) => !['Done', 'Blocked'].includes(f.status.name)],
  ['statusCategory = Done', (f) => f.status.statusCategory.key === 'done'],
  ['NOT status = Done', (f) => f.status.name !== 'Done'],
  ['!status = Done && project = PROJ', (f) => f.status.name !== 'Done' && f.project.key === 'PROJ'],
  ['assignee = ada', (f) => f.assignee?.name === 'ada'],
  ['assignee = currentUser()', (f) => f.assignee?.name === 'ada'],
  ['assignee = "Sam Lee"', (f) => f.assignee?.displayName === 'Sam Lee'],
  ['assignee is EMPTY', (f) => f.assignee === null],
  ['assignee = null', (f) => f.assignee === null],
  ['assignee is not empty', (f) => f.assignee !== null],
  ['assignee in (grace, EMPTY)', (f) => f.assignee === null || f.assignee.name === 'grace'],
  ['assignee != grace', (f) => f.assignee !== null && f.assignee.name !== 'grace'],
  ['reporter = "jurgen@demo.example"', (f) => f.reporter.name === 'jurgen'],
  ['resolution = Unresolved', (f) => f.resolution === null],
  ['resolution is not null', (f) => f.resolution !== null],
  ['priority = High', (f) => f.priority.name === 'High'],
  ['priority >= High', (f) => ['High', 'Highest'].includes(f.priority.name)],
  ['type = Bug', (f) => f.issuetype.name === 'Bug'],
  ['issuetype in subTaskIssueTypes()', (f) => f.issuetype.subtask],
  ['labels = Security', (f) => f.labels.includes('security')],
  [
    'labels in (security, checkout)',
    (f) => f.labels.some((label: string) => ['security', 'checkout'].includes(label)),
  ],
  ['labels != security', (f) => f.labels.length > 0 && !f.labels.includes('security')],
  ['component = API', (f) => names(f.components).includes('API')],
  ['fixVersion = 2.1', (f) => names(f.fixVersions).includes('2.1')],
  [
    'fixVersion > 2.0',
    (f) => names(f.fixVersions).some((name) => ['2.1', '3.0', '2026 Q1', '2026 Q2'].includes(name)),
  ],
  ['affectedVersion is empty', (f) => f.versions.length === 0],
  ['sprint = 9', (f) => String(f.customfield_10020).includes('[id=9,')],
  ['sprint in openSprints()', (f) => String(f.customfield_10020).includes('state=ACTIVE')],
  ['sprint in closedSprints()', (f) => String(f.customfield_10020).includes('state=CLOSED')],
  ['sprint in futureSprints()', (f) => String(f.customfield_10020).includes('state=FUTURE')],
  ['parent = PROJ-123', (f) => f.parent?.key === 'PROJ-123'],
  ['"Epic Link" = PROJ-101', (f) => f.customfield_10014 === 'PROJ-101'],
  ['created >= -30d', (f) => Date.parse(f.created) >= daysAgo(30)],
  ['created >= "-4w 2d"', (f) => Date.parse(f.created) >= daysAgo(30)],
  ['created < 2026-01-31', (f) => Date.parse(f.created) < Date.parse('2026-01-31T00:00:00+01:00')],
  ['updated > "2026/05/01 10:00"', (f) => Date.parse(f.updated) > Date.parse('2026-05-01T10:00:00+02:00')],
  ['created >= startOfMonth(-1) and created <= endOfMonth("-1")', (f) => f.created.startsWith('2026-04')],
  ['created >= startOfYear()', (f) => f.created.startsWith('2026')],
  ['created >= startOfWeek()', (f) => Date.parse(f.created) >= Date.parse('2026-05-17T00:00:00+02:00')],
  ['updated >= startOfDay(-1)', (f) => Date.parse(f.updated) >= Date.parse('2026-05-19T00:00:00+02:00')],
  ['resolved is empty', (f) => f.resolutiondate === null],
  ['due < now()', (f) => f.duedate !== null && f.duedate <= '2026-05-20'],
  [
    'duedate >= 2026-05-01 AND due <= 2026-06-01',
    (f) => f.duedate >= '2026-05-01' && f.duedate <= '2026-06-01',
  ],
  ['"Story Points" >= 5', (f) => f.customfield_10016 >= 5],
  ['cf[10016] in (1, 2)', (f) => [1, 2].includes(f.customfield_10016)],
  ['Severity = Major', (f) => f.customfield_10030?.value === 'Major'],
  ['severity is empty', (f) => f.customfield_10030 === null],
  ['Region = Germany', (f) => f.customfield_10032?.child?.value === 'Germany'],
  ['Region = Europe', (f) => f.customfield_10032?.value === 'Europe'],
  ['Reviewer = grace', (f) => f.customfield_10033?.name === 'grace'],
  ['Impact = Some', (f) => f.customfield_10048?.value === 'Some'],
  ['Impact ~ refunds', (f) => String(f.customfield_10049).includes('refund')],
  ['summary ~ refunds', (f) => /refund/i.test(f.summary)],
  ['summary ~ "lost two"', (f) => /lost/.test(f.summary) && /two/.test(f.summary)],
  ['summary ~ "\\"payment retries\\""', (f) => /payment retries/i.test(f.summary)],
  ['summary ~ "setl*" or summary ~ "settle*"', (f) => /settle/i.test(f.summary)],
  ['description ~ "expired card"', (f) => /expired card/.test(f.description ?? '')],
  [
    'comment ~ staging',
    (f) => f.comment.comments.some((each: { body: string }) => /staging/.test(each.body)),
  ],
  [
    'text ~ staging',
    (f) =>
      [f.description, f.environment, ...f.comment.comments.map((each: { body: string }) => each.body)].some(
        (part) => /staging/.test(part ?? ''),
      ),
  ],
  ['watcher = currentUser()', (f) => f.watches.isWatching],
  [
    'worklogAuthor = ada',
    (f) => f.worklog.worklogs.some((each: { author: { name: string } }) => each.author.name === 'ada'),
  ],
  [
    'status was "In Review"',
    (f) =>
      (['In Review', 'Done'].includes(f.status.name) && f.project.key === 'PROJ') ||
      (f.status.name === 'Done' && f.project.key === 'OPS'),
  ],
  ['key in (PROJ-1, proj-2)', (_f, issue) => ['PROJ-1', 'PROJ-2'].includes(issue.key)],
  ['id = 10123', (_f, issue) => issue.key === 'PROJ-123'],
  [
    'project = PROJ and (type = Bug or type = Task) and not (priority = Low)',
    (f) =>
      f.project.key === 'PROJ' && ['Bug', 'Task'].includes(f.issuetype.name) && f.priority.name !== 'Low',
  ],
  [
    'type = Bug or type = Task and priority = Low',
    (f) => f.issuetype.name === 'Bug' || (f.issuetype.name === 'Task' && f.priority.name === 'Low'),
  ],
];

describe('what a query means', () => {
  it.each(meanings)('%s', async (jql, meaning) => {
    const { status, body } = await search(jql);
    expect(status, JSON.stringify(body.errorMessages)).toBe(200);
    const expected = issues.filter((issue) => meaning(issue.fields, issue)).map((issue) => issue.key);
    expect(expected.length).toBeGreaterThan(0);
    expect(body.issues.map((issue: Found) => issue.key).sort()).toEqual(expected.sort());
  });

  it('orders by several fields, empty ones last when ascending', async () => {
    const { body } = await search(
      'project = PROJ ORDER BY priority DESC, created ASC',
      'priority',
      'created',
    );
    const seen = body.issues.map(({ fields }: Found) => [fields.priority.id, fields.created]);
    expect(seen).toEqual(
      seen.toSorted(
        (a: string[], b: string[]) =>
          String(a[0]).localeCompare(String(b[0])) || String(a[1]).localeCompare(String(b[1])),
      ),
    );
    const due = (await search('project = PROJ order by duedate', 'duedate')).body.issues.map(
      ({ fields }: Found) => fields.duedate,
    );
    const given = due.filter((day: string | null) => day !== null);
    expect(due.slice(0, given.length)).toEqual(given.toSorted());
    expect((await search('project = PROJ')).body.issues[0].key).toBe('PROJ-167');
  });
});

const reservedAt =
  "The character '@' is a reserved JQL character. You must enclose it in a string or use the escape '\\u0040' instead.";
const operators =
  "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.";

describe('what is wrong with a query', () => {
  it.each([
    ['foo = 1', "Field 'foo' does not exist or you do not have permission to view it."],
    ['order by foo', "Field 'foo' does not exist or you do not have permission to view it."],
    ['order by comment', "Not able to sort using field 'comment'."],
    ['status = Nope', "The value 'Nope' does not exist for the field 'status'."],
    ['project = SECRET', "The value 'SECRET' does not exist for the field 'project'."],
    ['Severity = Nope', "The option 'Nope' for field 'Severity' does not exist."],
    ['key = PROJ-99999', "An issue with key 'PROJ-99999' does not exist for field 'key'."],
    ['key = nonsense', "The issue key 'nonsense' for field 'key' is invalid."],
    ['summary = x', "The operator '=' is not supported by the 'summary' field."],
    ['priority ~ x', "The operator '~' is not supported by the 'priority' field."],
    ['status in Done', "Operator 'in' does not support the non-list value '\"Done\"' for field 'status'."],
    [
      'created > soon',
      /^Date value 'soon' for field 'created' is invalid\. Valid formats include: 'yyyy\/MM\/dd HH:mm'/,
    ],
    ['created > startOfDay(x)', /^Duration for function 'startOfDay' should have the format/],
    ['assignee = constructor()', "Unable to find JQL function 'constructor()'."],
    ['assignee = nope()', "Unable to find JQL function 'nope()'."],
    ['assignee = currentUser(1)', "Function 'currentUser' expected '0' arguments but received '1'."],
    ['assignee in membersOf("x")', /membersOf/],
    ['status', `Error in JQL Query: Expecting operator before the end of the query. ${operators}`],
    [
      'epic name ~ x',
      `Error in JQL Query: Expecting operator but got 'name'. ${operators} (line 1, character 6)`,
    ],
    [
      'status =',
      'Error in JQL Query: Expecting either a value, list or function before the end of the query.',
    ],
    ['status = Done and', 'Error in JQL Query: Expecting a field name at the end of the query.'],
    [
      'status = Done\nfoo',
      "Error in JQL Query: Expecting either 'OR' or 'AND' but got 'foo'. (line 2, character 1)",
    ],
    ['(status = Done', "Error in JQL Query: Expecting ')' before the end of the query."],
    [
      'order = 1',
      "Error in JQL Query: 'order' is a reserved JQL word. You must surround it in quotation marks to use it in a query. (line 1, character 1)",
    ],
    [
      'summary ~ "abc',
      "Error in JQL Query: The quoted string 'abc' has not been completed. (line 1, character 11)",
    ],
    ['assignee = a@b', `Error in JQL Query: ${reservedAt} (line 1, character 13)`],
    ['summary ~ "\\q"', /^Error in JQL Query: '\\q' is an illegal JQL escape sequence\./],
  ])('%s', async (jql, message) => {
    const { status, body } = await search(jql);
    expect(status).toBe(400);
    expect(body).toEqual({
      errorMessages: [message instanceof RegExp ? expect.stringMatching(message) : message],
      warningMessages: [],
    });
  });

  it('is told all at once', async () => {
    expect((await search('status = Nope and foo = 1 order by bar')).body.errorMessages).toHaveLength(3);
  });
});

describe('hostile queries', () => {
  it.each([
    ['brackets', '('.repeat(50_000)],
    ['not', `${'not '.repeat(50_000)}status = Done`],
    ['lists in lists', `status in ${'('.repeat(50_000)}`],
    ['words', 'a '.repeat(50_000)],
    ['clauses', `status = Done ${'or status = Done '.repeat(20_000)}`],
    ['an unfinished string', `"${'\\u0041'.repeat(50_000)}`],
  ])('%s are refused quickly', async (_name, jql) => {
    const ms = await processorMs(async () => {
      expect((await search(jql)).status).toBe(400);
    });
    expect(ms).toBeLessThan(10_000);
  });

  it('wildcards are matched without backtracking', async () => {
    const ms = await processorMs(async () => {
      expect((await search(`text ~ "${'*a'.repeat(10_000)}"`)).status).toBe(200);
    });
    expect(ms).toBeLessThan(10_000);
  });
});
