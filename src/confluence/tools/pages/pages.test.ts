import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { shortMoments } from '../../../../test/support/short-moments.ts';
import { createDemoSite } from '../../../demo/site.ts';

const now = new Date('2026-06-15T12:00:00Z');
const deployments = ['cloud', 'datacenter'] as const;
type Deployment = (typeof deployments)[number];

const open = (deployment: Deployment, options: Parameters<typeof connect>[1] = {}) =>
  connect(deployment, { site: createDemoSite({ deployment, now }), ...options });

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['call']>>;

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
const at = (deployment: Deployment, cloud: string, dataCenter: string): string =>
  deployment === 'cloud' ? cloud : dataCenter;
/** Cloud answers in UTC, Data Center in the zone of its server. */
const sameTime = (iso: string) => ({
  asymmetricMatch: (value: unknown) => typeof value === 'string' && Date.parse(value) === Date.parse(iso),
});
const pageUrl = (deployment: Deployment, id: string, key = 'DOCS'): string =>
  at(
    deployment,
    `https://demo.atlassian.net/wiki/spaces/${key}/pages/${id}`,
    `https://jira.demo.example/confluence/pages/viewpage.action?pageId=${id}`,
  );

describe.each(deployments)('confluence_get_page on %s', (deployment) => {
  it('reads a page with its metadata', async () => {
    const { call } = await open(deployment);
    const result = await call('confluence_get_page', { page_id: 98312 });
    expect(result.structuredContent).toEqual({
      metadata: {
        id: '98312',
        title: 'Install the command line',
        type: 'page',
        created: sameTime('2026-05-16T12:00:00Z'),
        updated: sameTime('2026-05-26T12:00:00Z'),
        url: pageUrl(deployment, '98312'),
        space: { key: 'DOCS', name: 'Documentation' },
        author: 'Linus Torvalds',
        version: 2,
        version_author: expect.any(String),
        version_date: sameTime('2026-05-26T12:00:00Z'),
        parent_id: '98311',
        attachments: [],
        content: {
          value:
            'Download the package for your system and put it on the path.\n\nOn Windows use the installer; on Linux the archive.',
          format: 'markdown',
        },
      },
    });
    const text = JSON.parse(textOf(result));
    const whole = shortMoments(result.structuredContent);
    expect(whole).toMatchObject(text);
    // What the text leaves out says nothing that it does not say.
    const { version_date, attachments, content, ...rest } = whole.metadata;
    expect([version_date, attachments, content.format]).toEqual([rest.updated, [], 'markdown']);
    expect(text).toEqual({ metadata: { ...rest, content: { value: content.value } } });
  });

  it('shows settings, labels, files and names of people', async () => {
    const { call } = await open(deployment);
    const result = await call('confluence_get_page', { page_id: '98310' });
    expect(result.structuredContent).toMatchObject({
      metadata: {
        emoji: '🚀',
        page_width: 'full-width',
        labels: ['release', 'runbook', 'payments'],
        author: 'Grace Hopper',
        attachments: [
          {
            id: 'att300001',
            type: 'attachment',
            status: 'current',
            title: 'architecture.png',
            media_type: 'image/png',
            version_number: 1,
            download_url: expect.stringContaining('/download/attachments/98310/architecture.png'),
            author_display_name: 'Grace Hopper',
          },
          { title: 'release notes.txt', media_type: 'text/plain' },
        ],
        content: { value: expect.stringContaining('@[Ada Lovelace]') },
      },
    });
  });

  it('needs two requests once space and people are known, and one for the text alone', async () => {
    const { call, requests } = await open(deployment);
    await call('confluence_get_page', { page_id: '98310' });
    requests.length = 0;
    await call('confluence_get_page', { page_id: '98310' });
    expect(requests).toHaveLength(2);
    requests.length = 0;
    await call('confluence_get_page', { page_id: '98310', include_metadata: false });
    expect(requests).toHaveLength(1);
  });

  it('returns the stored format untouched, or the text alone', async () => {
    const { call } = await open(deployment);
    const raw = await call('confluence_get_page', { page_id: '98313', convert_to_markdown: false });
    expect(raw.structuredContent).toMatchObject({
      metadata: {
        content: {
          value: '<p>Run <code>acme init</code> and answer three questions.</p>',
          format: 'storage',
        },
      },
    });
    const text = await call('confluence_get_page', { page_id: '98313', include_metadata: false });
    expect(text.structuredContent).toEqual({
      content: { value: 'Run `acme init` and answer three questions.' },
    });
  });

  it('finds a page by its exact title', async () => {
    const { call } = await open(deployment);
    const found = await call('confluence_get_page', { title: 'Release handbook', space_key: 'DOCS' });
    expect(found.structuredContent).toMatchObject({ metadata: { id: '98310', emoji: '🚀' } });
    const missing = await call('confluence_get_page', { title: 'Release', space_key: 'DOCS' });
    expect(missing.isError).toBe(true);
    expect(textOf(missing)).toContain('Page with title "Release" not found in space "DOCS".');
  });

  it.each([
    'https://demo.atlassian.net/wiki/spaces/DOCS/pages/98313/Create+your+first+project',
    'https://jira.demo.example/confluence/pages/viewpage.action?pageId=98313',
    'https://demo.atlassian.net/wiki/x/CYAB',
  ])('takes the address %s', async (address) => {
    const { call } = await open(deployment);
    const result = await call('confluence_get_page', { page_id: address });
    expect(result.structuredContent).toMatchObject({
      metadata: { id: '98313' },
    });
  });

  it('reads a blog post by its id', async () => {
    const { call } = await open(deployment);
    const result = await call('confluence_get_page', { page_id: '98340' });
    expect(result.structuredContent).toMatchObject({
      metadata: {
        type: 'blogpost',
        title: 'Release 4.2 is near',
        url: expect.stringContaining('98340'),
      },
    });
  });

  it('tells apart what is wrong', async () => {
    const { call, requests } = await open(deployment);
    const nothing = await call('confluence_get_page', {});
    expect(textOf(nothing)).toContain('Give page_id (an id or URL), or title together with space_key.');
    const words = await call('confluence_get_page', { page_id: 'Release handbook' });
    expect(textOf(words)).toContain('page_id "Release handbook" names no page');
    expect(requests).toHaveLength(0);

    const missing = await call('confluence_get_page', { page_id: '999999' });
    expect(missing.isError).toBe(true);
    expect(textOf(missing)).toContain('Confluence answered 404');
    const secret = await call('confluence_get_page', { page_id: '98337' });
    expect(secret.isError).toBe(true);
    expect(textOf(secret)).toContain(`Confluence answered ${at(deployment, '404', '403')}`);
    expect(textOf(secret)).not.toContain('Salary');
  });

  it('stays inside the operator’s spaces', async () => {
    const { call, requests } = await open(deployment, { filters: { confluence: ['eng'] } });
    const byId = await call('confluence_get_page', { page_id: '98310' });
    expect(byId.isError).toBe(true);
    expect(textOf(byId)).toContain('CONFLUENCE_SPACES_FILTER');
    requests.length = 0;
    const byTitle = await call('confluence_get_page', { title: 'Release handbook', space_key: 'DOCS' });
    expect(textOf(byTitle)).toContain('CONFLUENCE_SPACES_FILTER');
    expect(requests).toHaveLength(0);
    const allowed = await call('confluence_get_page', { page_id: '131081' });
    expect(allowed.isError).toBeUndefined();
  });
});
