/** A JSON object. */
export type Json = Record<string, unknown>;
const n = (type: string, content?: Json[], attrs?: Json, marks?: Json[]): Json => ({
  type,
  ...(attrs && { attrs }),
  ...(content && { content }),
  ...(marks && { marks }),
});
const t = (text: string, ...marks: Json[]): Json => ({
  type: 'text',
  text,
  ...(marks.length > 0 && { marks }),
});
const p = (...content: Json[]) => n('paragraph', content);
const local = { localId: 'l-1' };
const cell = (type: string) =>
  n('table', [n('tableRow', [n(type, [p(t('a'))], { colspan: 2, colwidth: [9, 9] })])]);
const task = { localId: 'l-2', state: 'DONE' };
const tasks = (item: Json) => n('taskList', [item], local);
const media = n('media', undefined, { type: 'file', id: 'f-1', collection: 'c' });
const figure = n('mediaSingle', [media, n('caption', [t('under it')])], { layout: 'center' });
const extension = { extensionKey: 'chart', extensionType: 'com.example' };
const columns = n('layoutSection', [
  n('layoutColumn', [p(t('a'))], { width: 50 }),
  n('layoutColumn', [p()], { width: 50 }),
]);
const sync = { resourceId: 'r-1', localId: 'l-3' };

/** For each node of the official schema a valid block that holds it, and the tree's word for it. */
export const nodes: Record<string, [Json, string]> = {
  blockCard: [n('blockCard', undefined, { url: 'https://a.b' }), 'blockCard'],
  blockquote: [n('blockquote', [p(t('a'))]), 'blockquote'],
  blockTaskItem: [tasks(n('blockTaskItem', [p(t('a'))], task)), 'blockTaskItem'],
  bodiedExtension: [n('bodiedExtension', [p(t('a'))], extension), 'container'],
  bodiedSyncBlock: [n('bodiedSyncBlock', [p(t('a'))], sync), 'container'],
  bulletList: [n('bulletList', [n('listItem', [p(t('a'))])]), 'bulletList'],
  caption: [figure, 'caption'],
  codeBlock: [n('codeBlock', [t('a')], { language: 'js' }), 'codeBlock'],
  date: [p(n('date', undefined, { timestamp: '0' })), 'date'],
  decisionItem: [
    n('decisionList', [n('decisionItem', [t('a')], { localId: 'd', state: 'DECIDED' })], local),
    'container',
  ],
  decisionList: [
    n('decisionList', [n('decisionItem', [t('a')], { localId: 'd', state: 'DECIDED' })], local),
    'container',
  ],
  embedCard: [n('embedCard', undefined, { url: 'https://a.b', layout: 'wide' }), 'embedCard'],
  emoji: [p(n('emoji', undefined, { shortName: ':tick:', id: 'x', text: '✅' })), 'emoji'],
  expand: [n('expand', [p(t('a'))], { title: 'More' }), 'expand'],
  extension: [n('extension', undefined, extension), 'opaqueBlock'],
  hardBreak: [p(t('a'), n('hardBreak'), t('b')), 'hardBreak'],
  heading: [n('heading', [t('a')], { level: 2 }), 'heading'],
  inlineCard: [p(n('inlineCard', undefined, { url: 'https://a.b' })), 'inlineCard'],
  inlineExtension: [p(n('inlineExtension', undefined, extension)), 'opaqueInline'],
  layoutColumn: [columns, 'container'],
  layoutSection: [columns, 'container'],
  listItem: [n('bulletList', [n('listItem', [p(t('a'))], local)]), 'listItem'],
  media: [figure, 'media'],
  mediaGroup: [n('mediaGroup', [media]), 'mediaGroup'],
  mediaInline: [p(n('mediaInline', undefined, { id: 'f-2', collection: 'c' })), 'mediaInline'],
  mediaSingle: [figure, 'mediaSingle'],
  mention: [p(n('mention', undefined, { id: 'a1', text: '@Ada', ...local })), 'mention'],
  nestedExpand: [n('expand', [n('nestedExpand', [p(t('a'))], { title: 'In' })], {}), 'expand'],
  orderedList: [n('orderedList', [n('listItem', [p(t('a'))])], { order: 3 }), 'orderedList'],
  panel: [n('panel', [p(t('a'))], { panelType: 'custom', panelColor: '#fff' }), 'panel'],
  paragraph: [n('paragraph', [t('a')], local), 'paragraph'],
  placeholder: [p(n('placeholder', undefined, { text: 'who?' })), 'opaqueInline'],
  rule: [n('rule'), 'rule'],
  status: [p(n('status', undefined, { text: 'Done', color: 'green' })), 'status'],
  syncBlock: [n('syncBlock', undefined, sync), 'opaqueBlock'],
  table: [cell('tableCell'), 'table'],
  tableCell: [cell('tableCell'), 'tableCell'],
  tableHeader: [cell('tableHeader'), 'tableHeader'],
  tableRow: [cell('tableCell'), 'tableRow'],
  taskItem: [tasks(n('taskItem', [t('a')], task)), 'taskItem'],
  taskList: [tasks(n('taskItem', [t('a')], task)), 'taskList'],
  text: [p(t('a')), 'text'],
};
/** The words for what keeps its source. */
export const kept = new Set(['container', 'opaqueBlock', 'opaqueInline']);

const marked = (type: string, attrs?: Json) => p(t('a', { type, ...(attrs && { attrs }) }));
const block = (type: string, attrs: Json) => n('paragraph', [t('a')], undefined, [{ type, attrs }]);
/** The same for each mark. */
export const marks: Record<string, [Json, string]> = {
  alignment: [block('alignment', { align: 'end' }), 'opaqueMark'],
  annotation: [marked('annotation', { id: 'c', annotationType: 'inlineComment' }), 'annotation'],
  backgroundColor: [marked('backgroundColor', { color: '#fedec8' }), 'backgroundColor'],
  border: [
    p(
      n('mediaInline', undefined, { id: 'f', collection: 'c' }, [
        { type: 'border', attrs: { size: 2, color: '#000000' } },
      ]),
    ),
    'opaqueMark',
  ],
  breakout: [
    n('codeBlock', [t('a')], undefined, [{ type: 'breakout', attrs: { mode: 'wide' } }]),
    'opaqueMark',
  ],
  code: [marked('code'), 'code'],
  dataConsumer: [
    n('extension', undefined, extension, [{ type: 'dataConsumer', attrs: { sources: ['s'] } }]),
    'opaqueBlock',
  ],
  em: [marked('em'), 'em'],
  fontSize: [block('fontSize', { fontSize: 'small' }), 'opaqueMark'],
  fragment: [{ ...cell('tableCell'), marks: [{ type: 'fragment', attrs: { localId: 'f' } }] }, 'opaqueMark'],
  indentation: [block('indentation', { level: 1 }), 'opaqueMark'],
  link: [marked('link', { href: 'https://a.b', title: 'T' }), 'link'],
  strike: [marked('strike'), 'strike'],
  strong: [marked('strong'), 'strong'],
  subsup: [marked('subsup', { type: 'sub' }), 'subsup'],
  textColor: [marked('textColor', { color: '#ff5630' }), 'textColor'],
  underline: [marked('underline'), 'underline'],
};
