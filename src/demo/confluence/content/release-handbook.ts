import {
  attachedImage,
  code,
  day,
  emoticon,
  macro,
  marker,
  mention,
  pageLink,
  type Seed,
  status,
  taskList,
} from './markup.ts';

/** `ac:ref` of the page's inline comments, in the order of the seeded comments. */
export const handbookMarkers = [
  '0b1c9a52-7f0e-4c7e-9a40-5d1f6b1a0001',
  '0b1c9a52-7f0e-4c7e-9a40-5d1f6b1a0002',
  '0b1c9a52-7f0e-4c7e-9a40-5d1f6b1a0003',
] as const;

const contacts = (seed: Seed): string =>
  `<table data-layout="default"><colgroup><col style="width: 170.0px;" /><col style="width: 340.0px;" /><col style="width: 250.0px;" /></colgroup><tbody>` +
  '<tr><th><p><strong>Area</strong></p></th><th><p><strong>Owner</strong></p></th><th><p><strong>State</strong></p></th></tr>' +
  `<tr><th><p>Build</p></th><td><p>${mention(seed, 'grace')}</p></td><td><p>${status('Green', 'READY')}</p></td></tr>` +
  `<tr><th><p>Migration</p></th><td><p>${mention(seed, 'linus')} and ${mention(seed, 'barbara')}</p></td><td><p>${status('Yellow', 'AT RISK')}</p></td></tr>` +
  `<tr><th><p>Support</p></th><td colspan="2"><p>Rotating, see ${pageLink('Team calendar', 'the calendar')}</p></td></tr>` +
  '</tbody></table>';

const checklist = (seed: Seed): string =>
  taskList([
    { id: 1, done: true, body: `Freeze the branch ${mention(seed, 'grace')}` },
    { id: 2, done: false, body: `Run the migration rehearsal <time datetime="${day(seed, 5)}" />` },
    { id: 3, done: false, body: `Tell support ${mention(seed, 'katherine')} <strong>before</strong> noon` },
  ]);

const steps = (): string =>
  '<ol start="1"><li><p>Build and sign the packages.</p></li><li><p>Deploy to staging:</p>' +
  code(
    'bash',
    'set -euo pipefail\n./deploy.sh --stage staging\ncurl -fsS "$HEALTH_URL" | grep -q \'"ok":true\'',
    'deploy.sh',
  ) +
  '</li><li><p>Watch the graphs for <em>thirty</em> minutes.</p><ul><li><p>error rate below 0.5&nbsp;%</p></li><li><p>latency (p99) below 800&nbsp;ms</p></li></ul></li></ol>';

const rollback = (seed: Seed): string =>
  macro('expand', {
    parameters: { title: 'How to roll back' },
    rich:
      '<p>Rolling back is <u>always</u> allowed.</p>' +
      macro('warning', {
        parameters: { title: 'Data' },
        rich: '<p>Do not roll back past a schema change &mdash; restore the snapshot instead.</p>',
      }) +
      code(
        'sql',
        "SELECT version\n  FROM schema_history\n WHERE success AND version <> 'x' -- <not a tag> & not an entity",
      ) +
      `<p>Then tell ${mention(seed, 'margaret')}.</p>`,
  });

/** The rich page that the documentation points at: a little of everything, as the editor of the face saves it. */
export function releaseHandbook(seed: Seed): string {
  const [first, second, third] = handbookMarkers;
  return (
    macro('toc', { parameters: { maxLevel: '3' } }) +
    macro('info', {
      rich: `<p>This page is the single source for <strong>release 4.2</strong>. Questions go to ${mention(seed, 'ada')}.</p>`,
    }) +
    `<h1>Overview</h1><p>Release 4.2 ships the new payment gateway. It is planned for <time datetime="${day(seed, 12)}" /> and currently ${status('Blue', 'IN PROGRESS')} ${emoticon('smile', 'slight_smile', '🙂')}.</p>` +
    `<p>The ${marker(first, 'rollback window')} is two hours; after that the ${marker(second, 'message queue')} keeps new data that 4.1 cannot read. ${marker(third, 'Nightly builds')} stop one day before.</p>` +
    `<h2>People</h2>${contacts(seed)}` +
    `<h2>Checklist</h2>${checklist(seed)}` +
    `<h2>Steps</h2>${steps()}${rollback(seed)}` +
    `<h2>Architecture</h2><p>${attachedImage('architecture.png', 400)}</p><p>Details are in ${pageLink('Configuration reference')}, section <ac:link ac:anchor="Timeouts"><ri:page ri:content-title="Configuration reference" /><ac:link-body><em>Timeouts</em></ac:link-body></ac:link>; the notes for customers are in <ac:link><ri:attachment ri:filename="release notes.txt" /><ac:plain-text-link-body><![CDATA[release notes.txt]]></ac:plain-text-link-body></ac:link>.</p>` +
    macro('drawio', {
      parameters: { diagramName: 'release-topology', revision: '4', width: '800', height: '600' },
    }) +
    `<h2>Related issues</h2><p>${macro('jira', { parameters: { server: 'System Jira', serverId: '3f5e6c1a-1111-3222-8333-444455556666', key: 'PROJ-1' } })}</p>` +
    macro('acme-roadmap', {
      parameters: { lane: 'Payments & Billing', quarter: '2' },
      rich: '<p>The roadmap add-on draws this lane.</p>',
    }) +
    '<h2>Small print</h2><p>Prices in &euro;, times in UTC&hellip; H<sub>2</sub>O, E = mc<sup>2</sup>, <s>old</s> <code>kubectl get pods</code>, <a href="https://example.com/runbook?a=1&amp;b=2">runbook</a>, &ldquo;quoted&rdquo; &lt;angle&gt;.</p><hr /><p><br /></p>'
  );
}
