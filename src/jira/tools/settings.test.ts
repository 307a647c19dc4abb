import { describe, expect, it } from 'vitest';
import { connect } from '../../../test/support/connect.ts';
import { complaint, run } from '../../../test/support/tool-calls.ts';
import { jiraToolsets } from '../../../test/support/toolsets.ts';
import { createDemoSite } from '../../demo/site.ts';

const tools = jiraToolsets.flatMap((toolset) => [...toolset.tools]);

/** Every tool whose first example names an issue or a project by its key. */
const withKeys = tools.flatMap(({ name, only, examples: [example = {}] = [] }) => {
  const text = JSON.stringify(example, (key, value) => (key === 'jql' ? '' : value));
  return /"(?:PROJ|OPS|HELP)(?:-\d+)?"/.test(text) ? [{ name, only, example }] : [];
});

describe.each(['cloud', 'datacenter'] as const)('the operator on %s', (deployment) => {
  const cloud = deployment === 'cloud';

  it('JIRA_ISSUE_KEY_PATTERN and JIRA_PROJECT_KEY_PATTERN hold for every tool, before anything is sent', async () => {
    const keyPatterns = { issue: /^ABC-\d+$/u, project: /^ABC$/u };
    const connection = await connect(deployment, { jira: { keyPatterns } });
    const here = withKeys.filter(({ only }) => only === undefined || only === deployment);
    expect(here.length).toBeGreaterThanOrEqual(40);
    for (const { name, example } of here) {
      const text = await complaint(connection, name, { ...example });
      expect(text, name).toMatch(/the operator's pattern is \^ABC/);
    }
    expect(connection.requests).toEqual([]);
  });

  it('keys are those of an ordinary Jira where no pattern is given, and others where one is', async () => {
    const ordinary = await connect(deployment);
    const read = { issue_key: 'p-1' };
    expect(await complaint(ordinary, 'jira_get_issue', read)).toContain('"P-1" is not an issue key such as');
    expect(ordinary.requests).toEqual([]);
    const keyPatterns = { issue: /^[A-Z]-\d+$/u };
    const other = await connect(deployment, { jira: { keyPatterns } });
    expect(await complaint(other, 'jira_get_issue', read)).toContain('Jira answered 404');
  });

  it.each(['../../admin', 'PROJ-1/../2', 'PROJ-1?x', `${'A'.repeat(300)}-1`])(
    'no pattern lets %j pass',
    async (issue_key) => {
      const { call, requests } = await connect(deployment, { jira: { keyPatterns: { issue: /./u } } });
      expect((await call('jira_get_issue', { issue_key })).isError).toBe(true);
      expect(requests).toEqual([]);
    },
  );

  it('DISABLE_JIRA_MARKUP_TRANSLATION shows and takes wiki markup as it is stored', async () => {
    const site = createDemoSite({ deployment });
    const raw = await connect(deployment, { site, jira: { translateMarkup: false } });
    const description = 'h2. Why\n\n* *bold* and {{code}}';
    await run(raw, 'jira_update_issue', { issue_key: 'PROJ-9', fields: { description } });
    await run(raw, 'jira_add_comment', { issue_key: 'PROJ-9', body: 'See _this_.' });
    const args = { issue_key: 'PROJ-9', fields: 'description,comment' };
    const shown = await run<{ description: string; comments: { body: string }[] }>(
      raw,
      'jira_get_issue',
      args,
    );
    const translated = await run(await connect(deployment, { site }), 'jira_get_issue', args);
    if (cloud) {
      expect(shown.description).toBe(translated.description);
      return;
    }
    expect(shown.description).toBe(description);
    expect(shown.comments.at(-1)?.body).toBe('See _this_.');
    expect(translated.description).toBe('## Why\n\n- **bold** and `code`');
  });
});
