import {
  attachedImage,
  code,
  day,
  emoticon,
  macro,
  marker,
  mention,
  oldMention,
  pageLink,
  type Seed,
  status,
  taskList,
} from './markup.ts';

const cell = (kind: 'th' | 'td', inner: string, attributes = ''): string =>
  `<${kind}${attributes}>${inner}</${kind}>`;

/** Header row, header column, spans, lists in cells, and a layout with two kinds of section. */
export const tablesAndLayouts = (): string =>
  `<ac:layout><ac:layout-section ac:type="two_equal" ac:breakout-mode="default"><ac:layout-cell><h2>Left</h2><p>Facts stand on the left.</p></ac:layout-cell><ac:layout-cell><h2>Right</h2>${macro('tip', { rich: '<p>Opinions stand on the right.</p>' })}</ac:layout-cell></ac:layout-section>` +
  `<ac:layout-section ac:type="fixed-width" ac:breakout-mode="default"><ac:layout-cell><h2>Regions</h2><table data-layout="wide" data-table-width="960"><tbody><tr>${cell('th', '<p>Region</p>', ' rowspan="2"')}${cell('th', '<p>Latency</p>', ' colspan="2"')}</tr><tr>${cell('th', '<p>p50</p>')}${cell('th', '<p>p99</p>')}</tr>` +
  `<tr>${cell('th', '<p>eu-west</p>')}${cell('td', '<p>40 ms</p>', ' data-highlight-colour="#e3fcef"')}${cell('td', '<ul><li><p>800 ms at noon</p></li><li><p>200 ms at night</p></li></ul>')}</tr>` +
  `<tr>${cell('th', '<p>us-east</p>')}${cell('td', '<p>55 ms</p>')}${cell('td', `<p>${status('Red', 'OUTAGE')}</p>`)}</tr></tbody></table></ac:layout-cell></ac:layout-section></ac:layout>`;

/** Languages, titles, line numbers, an empty body and a CDATA end mark inside code. */
export const codeSamples = (): string =>
  '<p>Samples for every team.</p>' +
  code(
    'typescript',
    'export const half = (value: number): number => value / 2;\n\n// <b>not bold</b> &amp; not decoded',
    'half.ts',
  ) +
  code('xml', '<note><![CDATA[kept as it is]]></note>', 'note.xml') +
  macro('code', {
    parameters: { language: 'py', linenumbers: 'true', collapse: 'true' },
    plain: 'def f(x):\n    return x ** 2\n',
  }) +
  macro('code', { plain: '' }) +
  macro('noformat', { plain: '  two blanks in front\n\tand a tab' }) +
  '<pre>plain <strong>pre</strong> text</pre><p>Inline: <code>a_b * c</code> and <code>`tick`</code>.</p>';

/** The four alerts, a panel with colours, nested macros, and Cloud's own panel. */
export const panelsAndExpands = (seed: Seed): string =>
  ['info', 'note', 'tip', 'warning']
    .map((name) => macro(name, { parameters: { title: `A ${name}` }, rich: `<p>Body of the ${name}.</p>` }))
    .join('') +
  macro('panel', {
    parameters: { title: 'Decision', borderStyle: 'solid', bgColor: '#deebff', titleBGColor: '#4c9aff' },
    rich: '<p>We keep the queue.</p><ul><li><p>it is boring</p></li><li><p>it works</p></li></ul>',
  }) +
  macro('expand', {
    rich: macro('panel', {
      rich: macro('expand', {
        parameters: { title: 'Inner' },
        rich: `<p>Three levels down.</p>${code('json', '{"deep": true}')}`,
      }),
    }),
  }) +
  (seed.deployment === 'cloud'
    ? '<ac:adf-extension><ac:adf-node type="panel"><ac:adf-attribute key="panel-type">custom</ac:adf-attribute><ac:adf-attribute key="panel-icon">:rainbow:</ac:adf-attribute><ac:adf-attribute key="panel-color">#E6FCFF</ac:adf-attribute><ac:adf-content><p>A custom panel.</p></ac:adf-content></ac:adf-node><ac:adf-fallback><div class="panel"><p>A custom panel.</p></div></ac:adf-fallback></ac:adf-extension>'
    : '');

/** Every way to point somewhere. */
export const linksAndFiles = (): string =>
  `<p><ac:structured-macro ac:name="anchor" ac:schema-version="1"><ac:parameter ac:name="">top</ac:parameter></ac:structured-macro>A page: ${pageLink('Release handbook')}; with text: ${pageLink('Glossary', 'the words')}; in another space: <ac:link><ri:page ri:space-key="ENG" ri:content-title="Engineering" /></ac:link>; a blog post: <ac:link><ri:blog-post ri:content-title="Release 4.2 is near" /></ac:link>; a space: <ac:link><ri:space ri:space-key="ENG" /></ac:link>; an anchor here: <ac:link ac:anchor="top"><ac:plain-text-link-body><![CDATA[up]]></ac:plain-text-link-body></ac:link>.</p>` +
  `<p>Files: <ac:link><ri:attachment ri:filename="data.csv" /></ac:link>, on another page: <ac:link><ri:attachment ri:filename="release notes.txt"><ri:page ri:content-title="Release handbook" /></ri:attachment><ac:plain-text-link-body><![CDATA[the notes]]></ac:plain-text-link-body></ac:link>.</p>` +
  `<p>Images: ${attachedImage('chart 1.png', 240)} and <ac:image ac:align="center" ac:alt="A badge"><ri:url ri:value="https://example.com/badge.svg?branch=main&amp;style=flat" /><ac:caption><p>Build state</p></ac:caption></ac:image>.</p>` +
  '<p>Smart link: <a href="https://example.com/browse/PROJ-2" data-card-appearance="inline">https://example.com/browse/PROJ-2</a></p>';

/** Tasks in tasks, people, dates, lozenges and emoji. */
export const tasksAndPeople = (seed: Seed): string =>
  `<p>Reported by ${oldMention(seed, 'jurgen')} to ${mention(seed, 'slee')}, due <time datetime="${day(seed, -3)}" />.</p>` +
  taskList([
    { id: 11, done: false, body: `Write the summary ${mention(seed, 'ada')}` },
    { id: 12, done: true, body: `Collect numbers ${emoticon('tick', 'check_mark', '✅')}` },
    { id: 13, done: false, body: `<span>Review</span> ${status('Grey', 'LATER')}` },
  ]) +
  `<p>${['Grey', 'Red', 'Yellow', 'Green', 'Blue', 'Purple'].map((colour) => status(colour, colour.toUpperCase())).join(' ')} ${emoticon('heart', 'heart', '❤')} <ac:emoticon ac:name="blue-star" ac:emoji-shortname=":rocket:" ac:emoji-id="1f680" ac:emoji-fallback="🚀" /></p>`;

/** Macros that only Confluence can draw, one inside the other where the editor allows it. */
export const macroZoo = (): string =>
  macro('toc', { parameters: { minLevel: '2', style: 'square' } }) +
  `<h2>Excerpt</h2>${macro('excerpt', { parameters: { hidden: 'false' }, rich: '<p>The one sentence that other pages include.</p>' })}` +
  `<h2>Include</h2><ac:structured-macro ac:name="include" ac:schema-version="1"><ac:parameter ac:name=""><ac:link><ri:page ri:content-title="Glossary" /></ac:link></ac:parameter></ac:structured-macro>` +
  `<h2>Jira</h2>${macro('jira', { parameters: { server: 'System Jira', columns: 'key,summary,status', maximumIssues: '20', jqlQuery: 'project = PROJ AND status != Done' } })}` +
  `<h2>Children</h2>${macro('children', { parameters: { all: 'true' } })}` +
  `<h2>Add-on</h2>${macro('acme-roadmap', { parameters: { lane: 'Platform' }, rich: `<p>Inside: ${status('Green', 'GO')}</p>${macro('info', { rich: '<p>Nested in an unknown macro.</p>' })}` })}` +
  macro('acme-formula', { plain: 'a^2 + b^2 = c^2' });

export const commentMarkers = [
  '5a0e7c10-2b1d-4f3a-8c00-7e57aa000001',
  '5a0e7c10-2b1d-4f3a-8c00-7e57aa000002',
] as const;

/** Markers in bold text and in a table, as comments leave them behind. */
export const commentedText = (): string =>
  `<p>The quick <strong>brown ${marker(commentMarkers[0], 'fox')}</strong> jumps over the lazy dog. The dog sleeps on.</p><table><tbody><tr><td><p>${marker(commentMarkers[1], 'A marked cell')}</p></td><td><p>Another cell</p></td></tr></tbody></table>`;
