import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../../test/support/processor-time.ts';
import { cleanView } from './clean-view.ts';
import { headingsOf } from './headings.ts';

const sections = (markdown: string) =>
  headingsOf(markdown).map(({ level, text, start, end }) => [level, text, markdown.slice(start, end)]);

describe('headings of a Markdown text', () => {
  it('end where one of the same or a higher level begins', () => {
    expect(sections('intro\n\n# A\n\n## B **b**\n\nx\n\n### C\n\n## D\n\n# E\n\ny')).toEqual([
      [1, 'A', '# A\n\n## B **b**\n\nx\n\n### C\n\n## D\n\n'],
      [2, 'B b', '## B **b**\n\nx\n\n### C\n\n'],
      [3, 'C', '### C\n\n'],
      [2, 'D', '## D\n\n'],
      [1, 'E', '# E\n\ny'],
    ]);
  });

  it('are not found in code', () => {
    const code =
      '# A\n\n````sh\n# comment\n```\n## no\n````\n\n## B\n\n- item\n\n  ```\n  # no\n  ```\n\n## C';
    expect(headingsOf(code).map(({ text }) => text)).toEqual(['A', 'B', 'C']);
  });

  it('end with the container they are in, and do not end the section around it', () => {
    const text = '## A\n\n:::cell{#m1-1}\n## B\n\nb\n:::\n:::cell{#m2-2}\n### C\n\nc\n:::\n\nafter\n\n## D';
    expect(sections(text).map(([, name, section]) => [name, section])).toEqual([
      ['A', text.slice(0, text.indexOf('## D'))],
      ['B', '## B\n\nb\n'],
      ['C', '### C\n\nc\n'],
      ['D', '## D'],
    ]);
  });

  it('shows tokens in a heading as they are', () => {
    expect(headingsOf('## Plan :macro[anchor]{#m1-ab12}')[0]?.text).toContain('Plan');
  });

  it('takes long hostile texts in linear time', async () => {
    const ms = await processorMs(() => {
      headingsOf('# '.repeat(100_000));
      headingsOf(':::\n'.repeat(100_000));
      headingsOf('#\n'.repeat(20_000));
    });
    expect(ms).toBeLessThan(3000);
  });
});

describe('rendered HTML', () => {
  it('keeps what a reader sees, well-formed', () => {
    expect(
      cleanView(
        '<style>p{}</style><div class="a"><div>One &amp; <span>two</span><br></div><script>x</script><ul><li><a href="/p?a=1&b=2" class="q">Three</a></ul><ul></ul></div><table><tr><td><div>b</div><td colspan=2>c</table>',
      ),
    ).toBe(
      '<p>One &amp; two<br /></p><ul><li><a href="/p?a=1&amp;b=2">Three</a></li></ul><table><tr><td><p>b</p></td><td colspan="2">c</td></tr></table>',
    );
  });

  it('does not hang or fail on deep nesting', () => {
    // Processor time, since other tests share the machine.
    const { user } = process.cpuUsage();
    expect(cleanView(`${'<div>'.repeat(50_000)}x`)).toContain('x');
    expect(process.cpuUsage().user - user).toBeLessThan(5_000_000);
  });
});
