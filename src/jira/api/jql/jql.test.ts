import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../../test/support/processor-time.ts';
import { prepareJql, projectClause } from './jql.ts';

const proj = projectClause(['PROJ']);

describe('prepareJql', () => {
  it.each([
    ['status = Open', '(status = Open) AND (project = "PROJ")'],
    ['a = 1 OR b = 2', '(a = 1 OR b = 2) AND (project = "PROJ")'],
    ['status = Open ORDER BY created DESC', '(status = Open) AND (project = "PROJ") ORDER BY created DESC'],
    ['  order   by key', 'project = "PROJ" order   by key'],
    ['', 'project = "PROJ"'],
    ['summary ~ "x ORDER BY y"', '(summary ~ "x ORDER BY y") AND (project = "PROJ")'],
    [`summary ~ 'it\\'s (so' ORDER BY key`, `(summary ~ 'it\\'s (so') AND (project = "PROJ") ORDER BY key`],
    ['summary ~ "a \\" ) b"', '(summary ~ "a \\" ) b") AND (project = "PROJ")'],
    ['issue in (a, b) and x = fn("(")', '(issue in (a, b) and x = fn("(")) AND (project = "PROJ")'],
  ])('limits %j', (jql, expected) => {
    expect(prepareJql(jql, [proj])).toBe(expected);
  });

  it('ANDs several clauses, also to nothing', () => {
    const both = [projectClause(['A1', 'B2']), proj];
    expect(prepareJql('', both)).toBe('(project in ("A1", "B2")) AND (project = "PROJ")');
    expect(prepareJql('x = 1', both)).toBe('(x = 1) AND (project in ("A1", "B2")) AND (project = "PROJ")');
  });

  it.each(['x = 1) OR (project = OTHER', 'x = 1 OR summary ~ "', "x = 'a", '((x = 1)', 'x = 1 \\', ') OR ('])(
    'refuses to limit %j, which could escape',
    (jql) => {
      expect(() => prepareJql(jql, [proj])).toThrow('unclosed quote or unbalanced brackets');
    },
  );

  it('reads an escaped bracket as text, as Jira does', () => {
    const jql = 'summary ~ \\( OR project = OTHER';
    expect(prepareJql(jql, [proj])).toBe(`(${jql}) AND (${proj})`);
  });

  it('leaves a query without limits as it is', () => {
    expect(prepareJql('x = "open', [])).toBe('x = "open');
    expect(prepareJql('x = 1 order by key', [])).toBe('x = 1 order by key');
  });

  it.each([
    ['project = IN', 'project = "IN"'],
    ['project != order', 'project != "order"'],
    ['project in (A1, AS, "OR") and x = and', 'project in (A1, "AS", "OR") and x = and'],
    ['project NOT IN (NEXT) ORDER BY key', 'project NOT IN ("NEXT") ORDER BY key'],
    ['summary ~ "project = IN"', 'summary ~ "project = IN"'],
    ['project = PROJ and type = Bug', 'project = PROJ and type = Bug'],
    ['project is EMPTY', 'project is EMPTY'],
  ])('quotes reserved words where they are projects: %j', (jql, expected) => {
    expect(prepareJql(jql, [])).toBe(expected);
  });

  it('is linear on hostile input', async () => {
    const ms = await processorMs(() => {
      for (const piece of ['"', "'", '\\', '(', 'project in (', 'project = "', 'a order by '])
        expect(() => prepareJql(piece.repeat(20_000), [])).not.toThrow();
      const nested = `${'project in (AS, '.repeat(20_000)}AS${')'.repeat(20_000)}`;
      expect(prepareJql(nested, [])).toContain('"AS"');
    });
    expect(ms).toBeLessThan(10_000);
  });
});
