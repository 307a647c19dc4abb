import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { complaint, run, sent } from '../../../../test/support/tool-calls.ts';

const team = '36885b3c-1bf0-4f85-a357-c5b858c31de4';
const reason = (name: string) => `${name} takes`;

/** A kind of field, how callers name it, a good value, what is shown then, a wrong value, and what is said of it. */
interface Kind {
  kind: string;
  field: string;
  good: unknown;
  /** The key of the shown issue, and its value. */
  shown: [string, unknown];
  wrong: unknown;
  said: string;
  /** Through a step of the workflow. */
  step?: true;
}

/** A person as custom fields show one: Data Center names the login. */
const person = (cloud: boolean, login: string, display_name: string) =>
  cloud ? expect.objectContaining({ display_name }) : login;

const kindsOn = (cloud: boolean): Kind[] => [
  {
    kind: 'user',
    field: 'reviewer',
    good: 'grace hopper',
    shown: ['customfield_10033', { value: person(cloud, 'grace', 'Grace Hopper') }],
    wrong: 'Nobody At All',
    said: 'Nobody is called "Nobody At All"',
  },
  {
    kind: 'users',
    field: 'Stakeholders',
    good: 'grace@demo.example, Linus Torvalds',
    shown: [
      'customfield_10034',
      { value: [person(cloud, 'grace', 'Grace Hopper'), person(cloud, 'linus', 'Linus Torvalds')] },
    ],
    wrong: ['grace@demo.example', 'Sam Lee'],
    said: '"Sam Lee" fits 2 people',
  },
  {
    kind: 'option',
    field: 'customfield_10030',
    good: 'critical',
    shown: ['customfield_10030', { value: 'Critical' }],
    wrong: 'huge',
    said: 'Severity has no value "huge"; it takes Minor, Major, Critical',
  },
  {
    kind: 'options',
    field: 'AFFECTED ENVIRONMENTS',
    good: 'staging, Production',
    shown: ['customfield_10031', { value: ['Staging', 'Production'] }],
    wrong: ['Staging', 'Moon'],
    said: 'has no value "Moon"; it takes Production, Staging, Development',
  },
  {
    kind: 'cascading',
    field: 'Region',
    good: { value: 'Europe', child: { value: 'poland' } },
    shown: ['customfield_10032', { value: { value: 'Europe', child: 'Poland' } }],
    wrong: 'Europe > Mars',
    said: 'Region > Europe has no value "Mars"; it takes Germany, France, Poland',
  },
  {
    kind: 'version',
    field: 'Found in version',
    good: '2.0',
    shown: ['customfield_10043', { value: '2.0' }],
    wrong: '9.9',
    said: 'Found in version has no value "9.9"; it takes ',
  },
  {
    kind: 'component',
    field: 'components',
    good: 'api, Ledger',
    shown: ['components', ['API', 'Ledger']],
    wrong: ['Kitchen'],
    said: 'has no value "Kitchen"; it takes API, ',
  },
  {
    kind: 'sprint',
    field: 'Sprint',
    good: '10',
    shown: ['customfield_10020', { value: [expect.objectContaining({ id: 10 })] }],
    wrong: 'PROJ Sprint 9',
    said: 'Sprint takes the id of a sprint (see jira_get_sprints_from_board)',
  },
  {
    kind: 'epic',
    field: 'epic link',
    good: 'proj-76',
    shown: ['epic_key', 'PROJ-76'],
    wrong: 'the big one',
    said: 'The epic takes an issue key such as PROJ-123',
  },
  {
    kind: 'team',
    field: 'Team',
    good: { id: team, name: 'Payments core' },
    shown: ['customfield_10001', { value: expect.anything() }],
    wrong: ['Payments core'],
    said: 'Team takes the id of a team',
  },
  {
    kind: 'date',
    field: 'Target release date',
    good: '2026-12-24T18:00:00Z',
    shown: ['customfield_10035', { value: '2026-12-24' }],
    wrong: '2026-02-30',
    said: `${reason('Target release date')} a date such as`,
  },
  {
    kind: 'datetime',
    field: 'Incident started',
    good: '2026-03-01T10:00+02:00',
    shown: ['customfield_10036', { value: expect.stringMatching(/^2026-03-01T/) }],
    wrong: 'yesterday',
    said: `${reason('Incident started')} a moment such as`,
  },
  {
    kind: 'number',
    field: 'Story Points',
    good: '3.5',
    shown: ['customfield_10016', { value: 3.5 }],
    wrong: 'many',
    said: `${reason('Story Points')} a number, not "many"`,
  },
  {
    kind: 'labels',
    field: 'LABELS',
    good: 'a, b',
    shown: ['labels', ['a', 'b']],
    wrong: ['two words'],
    said: 'labels takes labels without spaces, not "two words"',
  },
  {
    kind: 'URL',
    field: 'Design link',
    good: 'https://example.com/d',
    shown: ['customfield_10039', { value: 'https://example.com/d' }],
    wrong: 'the wiki',
    said: `${reason('Design link')} an address such as https://example.com/page`,
  },
  {
    kind: 'rich text',
    field: 'Acceptance criteria',
    good: '1. it **works**',
    shown: ['customfield_10038', { value: '1. it **works**' }],
    wrong: ['a list'],
    said: `${reason('Acceptance criteria')} text, not ["a list"]`,
  },
  {
    kind: 'priority',
    field: 'Priority',
    good: 'low',
    shown: ['priority', { name: 'Low' }],
    wrong: 'Urgent',
    said: 'has no value "Urgent"; it takes Highest, High, Medium, Low, Lowest',
  },
  {
    kind: 'resolution',
    field: 'Resolution',
    good: 'duplicate',
    shown: ['resolution', expect.objectContaining({ name: 'Duplicate' })],
    wrong: 'Solved',
    said: 'Resolution has no value "Solved"; it takes Done, ',
    step: true,
  },
  {
    kind: 'time tracking',
    field: 'timetracking',
    good: { original_estimate: '2 days', remainingEstimate: '4h' },
    shown: ['timetracking', expect.objectContaining({ original_estimate: '2d', remaining_estimate: '4h' })],
    wrong: { originalEstimate: 'long' },
    said: 'timetracking.originalEstimate takes a duration such as',
  },
];

describe.each(['cloud', 'datacenter'] as const)('values of fields on %s', (deployment) => {
  const cloud = deployment === 'cloud';
  const write = ({ field, step }: Kind, value: unknown): [string, Record<string, unknown>] => {
    const fields = { [field]: value };
    return step
      ? ['jira_transition_issue', { issue_key: 'PROJ-123', transition_id: 'Done', fields }]
      : ['jira_update_issue', { issue_key: 'PROJ-123', fields, return_fields: ['summary'] }];
  };

  const kinds = kindsOn(cloud);
  it.each(kinds)('$kind: a good value is stored', async (one) => {
    const connection = await connect(deployment);
    const answer = await run(connection, ...write(one, one.good));
    expect(answer).not.toHaveProperty('not_applied');
    const [key, value] = one.shown;
    const args = { issue_key: 'PROJ-123', fields: key };
    expect(await run(connection, 'jira_get_issue', args)).toMatchObject({ [key]: value });
  });

  it.each(kinds)(
    '$kind: a wrong value is told, with what the field takes, and nothing is written',
    async (one) => {
      const connection = await connect(deployment);
      expect(await complaint(connection, ...write(one, one.wrong))).toContain(one.said);
      expect(sent(connection).filter((line) => /^(PUT|POST .*(transitions|issue)$)/.test(line))).toEqual([]);
    },
  );

  it('parent: a good one is stored, a wrong one told', async () => {
    const connection = await connect(deployment);
    const sub = (parent: unknown) => ({
      project_key: 'PROJ',
      summary: 'Below',
      issue_type: 'Sub-task',
      additional_fields: { parent },
    });
    expect(await run(connection, 'jira_create_issue', sub('proj-123'))).toMatchObject({
      issue: { parent: { key: 'PROJ-123' } },
    });
    expect(await complaint(connection, 'jira_create_issue', sub('the one above'))).toContain(
      'takes an issue key such as PROJ-123',
    );
  });

  it('a name that several fields have asks which, and their ids do not', async () => {
    const connection = await connect(deployment);
    const update = (fields: object) => ({ issue_key: 'PROJ-123', fields, return_fields: ['summary'] });
    expect(await complaint(connection, 'jira_update_issue', update({ impact: 'Some' }))).toContain(
      '2 fields are called "impact": customfield_10048, customfield_10049. Give the id.',
    );
    await run(
      connection,
      'jira_update_issue',
      update({ CustomField_10048: 'some', customfield_10049: 'text' }),
    );
    const args = { issue_key: 'PROJ-123', fields: 'customfield_10048,customfield_10049' };
    expect(await run(connection, 'jira_get_issue', args)).toMatchObject({
      customfield_10048: { value: 'Some' },
      customfield_10049: { value: 'text' },
    });
  });

  it('tells what Jira takes without a word and does not keep', async () => {
    const connection = await connect(deployment);
    const demo = connection.site;
    const forgetful = await connect(deployment, {
      site: {
        async fetch(request) {
          if (request.method !== 'PUT') return demo.fetch(request);
          return new Response(null, { status: 204 });
        },
      },
    });
    const fields = { summary: 'Not kept', Severity: 'Critical' };
    const args = { issue_key: 'PROJ-123', fields, return_fields: ['summary'] };
    const answer = await run(forgetful, 'jira_update_issue', args);
    expect(answer.not_applied).toEqual(['summary', 'customfield_10030']);
    expect(sent(forgetful).at(-1)).toBe(`GET /rest/api/${cloud ? 3 : 2}/issue/PROJ-123`);
  });
});
