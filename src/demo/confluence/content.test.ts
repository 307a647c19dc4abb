import { describe, expect, it } from 'vitest';
import { createDriver } from '../../../test/support/driver.ts';

const now = new Date('2026-11-20T10:00:00.000Z');

/** Every current page's storage by title, read through the API of the face. */
async function bodies(deployment: 'cloud' | 'datacenter', scale = 1): Promise<Map<string, string>> {
  const ask = createDriver('confluence', { deployment, now, scale });
  const found = new Map<string, string>();
  const [start, prefix] =
    deployment === 'cloud'
      ? ['/api/v2/pages?limit=250&body-format=storage', '/wiki']
      : ['/rest/api/content?limit=500&expand=body.storage', ''];
  for (let path: string | undefined = start; path; ) {
    const { body } = await ask('GET', path);
    for (const page of body.results) found.set(page.title, page.body.storage.value);
    path = body._links.next?.replace(prefix, '');
  }
  return found;
}

describe.each(['cloud', 'datacenter'] as const)('seeded content on %s', (deployment) => {
  it('holds between its pages what real pages hold', async () => {
    const pages = await bodies(deployment);
    expect(pages.size).toBeGreaterThanOrEqual(40);
    const all = [...pages.values()].join('\n');
    const macros =
      'code info note tip warning panel expand status toc jira include excerpt drawio anchor noformat children acme-roadmap';
    for (const name of macros.split(' ')) expect(all).toContain(`<ac:structured-macro ac:name="${name}"`);
    const elements =
      'ac:task-list ac:layout-section ac:emoticon ac:image ri:attachment ri:url ri:page ri:space ri:blog-post time ac:inline-comment-marker';
    for (const name of elements.split(' ')) expect(all).toContain(`<${name}`);
    for (const text of [' colspan="2"', ']]]]><![CDATA[>', '&nbsp;', '&mdash;', 'ac:anchor="top"'])
      expect(all).toContain(text);
    const references = deployment === 'cloud' ? ['account-id'] : ['userkey', 'username'];
    expect(new Set([...all.matchAll(/<ri:user ri:([\w-]+)=/g)].map(([, name]) => name))).toEqual(
      new Set(references),
    );
    expect(pages.get('Empty page')).toBe('');
    expect(pages.get('Configuration reference')?.length).toBeGreaterThan(19_000);
    expect(pages.get('Configuration reference')?.length).toBeLessThan(25_000);
  });

  it('is the same for the same present, and grows with the scale', async () => {
    const one = await bodies(deployment);
    expect(await bodies(deployment)).toEqual(one);
    const three = await bodies(deployment, 3);
    expect(three.size - one.size).toBe(62);
    for (const [title, body] of one) expect(three.get(title)).toBe(body);
  });
});
