import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Deployment } from '../src/auth/site.ts';
import { createDemoSite, type DemoSite } from '../src/demo/site.ts';
import { connect } from './support/connect.ts';
import { textOf } from './support/tool-calls.ts';
import { jiraToolsets } from './support/toolsets.ts';

// Every Jira tool, called through an MCP client on both faces of the demo site, once so that it works and once so that it
// does not. The whole of what comes back stands in test/results; `-u` writes it anew, and the review sees what changed.

const now = new Date('2026-06-01T12:00:00Z');
const tools = jiraToolsets.flatMap((toolset) => [...toolset.tools]);

/** Calls that fail where a wrong key or id in the example would not do; none means that the site forbids everything. */
const failures: Record<string, object | undefined> = {
  jira_search: { jql: 'project = NOPE' },
  jira_get_all_projects: undefined,
  jira_search_projects: undefined,
  jira_search_fields: undefined,
  jira_get_link_types: undefined,
  jira_move_issues_to_backlog: undefined,
  jira_get_user_profile: { user_identifier: 'Nobody At All' },
  jira_get_service_desk_for_project: undefined,
  jira_link_to_epic: { issue_key: 'PROJ-1', epic_key: 'PROJ-2' },
  jira_create_issue_link: {
    link_type: 'Blocks',
    inward_issue_key: 'PROJ-1',
    outward_issue_key: 'PROJ-99999',
  },
};

/** The example with issues, projects and ids that do not exist. */
const astray = (example: object): object =>
  JSON.parse(
    JSON.stringify(example, (name, value: unknown) => {
      if (typeof value !== 'string') return value;
      if (/^[A-Z]+-\d+$/.test(value)) return 'PROJ-99999';
      if (/^(PROJ|OPS|HELP)$/.test(value)) return 'NOPE';
      return /_id$/.test(name) && /^\d+$/.test(value) ? '99999' : value;
    }),
  ) as object;

const forbidding: DemoSite = {
  fetch: async () => Response.json({ errorMessages: ['Not for you.'] }, { status: 403 }),
};

async function observe(
  deployment: Deployment,
  { name, only, examples: [example = {}] = [] }: (typeof tools)[number],
) {
  const site = createDemoSite({ deployment, now });
  const good = await (await connect(deployment, { site })).call(name, { ...example });
  if (only && only !== deployment) {
    expect(good.isError).toBe(true);
    return { call: example, error: textOf(good) };
  }
  expect(good.isError, textOf(good)).not.toBe(true);
  const forbidden = name in failures && failures[name] === undefined;
  const wrong = forbidden ? example : (failures[name] ?? astray(example));
  const elsewhere = forbidden ? forbidding : createDemoSite({ deployment, now });
  const bad = await (await connect(deployment, { site: elsewhere })).call(name, { ...wrong });
  expect(bad.isError, `${name} ${JSON.stringify(wrong)} does not fail`).toBe(true);
  expect(bad.structuredContent).toBeUndefined();
  return { call: example, answer: good.structuredContent, wrong_call: wrong, error: textOf(bad) };
}

// Open issues are measured up to now.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now }));
afterEach(() => void vi.useRealTimers());

it.each(tools.map((tool) => [tool.name, tool] as const))(
  '%s answers, and fails, as reviewed on both deployments',
  async (name, tool) => {
    const observed = { cloud: await observe('cloud', tool), datacenter: await observe('datacenter', tool) };
    // The clock of the demo site runs on, so what is written now differs by milliseconds.
    const text = JSON.stringify(observed, null, 1).replace(/(2026-06-01T1[24]:00):\d\d\.\d{3}/g, '$1:00.000');
    await expect(`${text}\n`).toMatchFileSnapshot(`results/${name}.json`);
  },
);
