import {
  type Attributes,
  amount,
  anything,
  flag,
  listOf,
  matching,
  oneOf,
  shape,
  someText,
  text,
} from './takes.ts';

/** What a node has to look like. */
export interface NodeRule {
  /** What may stand in it: node types, each with the marks that it may have there (`heading+alignment`). */
  holds?: string;
  /** How many; 0 for a list that may be empty but not absent, absent for one that may be absent. */
  least?: number;
  most?: number;
  /** Whether each of `holds` stands at its own place. */
  inOrder?: true;
  /** Alternatives: one of them has to fit. */
  attrs?: readonly Attributes[];
  /** Whether the attributes may be absent; where absent itself, they may when none of them is needed. */
  bare?: boolean;
  /** Marks that it may have wherever it stands; absent where it never has any. */
  marks?: string;
}

const id = { 'localId?': text };
const plain = { attrs: [id] };
const color = matching('a colour such as #0747a6', /^#[0-9a-f]{6}$/i);
const wide = oneOf('wide', 'full-width', 'center', 'wrap-right', 'wrap-left', 'align-end', 'align-start');

const formatted =
  'text+link+em+strong+strike+subsup+underline+textColor+annotation+backgroundColor text+code+link+annotation';
const simple = `${formatted} date emoji hardBreak inlineCard mention placeholder status`;
const inline = `${simple} inlineExtension mediaInline`;
const lists = 'bulletList orderedList';
const media = 'mediaSingle mediaGroup';
const common = `${lists} ${media} codeBlock taskList rule decisionList extension`;
const paragraphs = 'paragraph+fontSize+alignment paragraph+fontSize+indentation';
const headings = 'heading+alignment heading+indentation';
const cards = 'blockCard embedCard';
const block = `${common} ${paragraphs} ${headings} ${cards} panel blockquote table expand bodiedExtension`;
const nestable = `${common} paragraph+fontSize heading ${cards} panel blockquote table`;
const inCell = `${common} paragraph+fontSize+alignment ${headings} ${cards} panel blockquote nestedExpand`;

const extension: Attributes = {
  extensionKey: someText,
  extensionType: someText,
  'parameters?': anything,
  'text?': text,
  'localId?': someText,
};
const extensionMarks = 'dataConsumer fragment';
const blockExtension = { ...extension, 'layout?': oneOf('wide', 'full-width', 'default') };
const mediaMarks = 'dataConsumer link annotation border';
const size = { 'width?': amount(), 'height?': amount() };
const file = { ...size, ...id, id: someText, 'alt?': text, collection: text, 'occurrenceKey?': someText };
const task = { localId: text, state: oneOf('TODO', 'DONE') };
const synced = { resourceId: text, localId: text };
const cell: NodeRule = {
  holds: inCell,
  least: 1,
  attrs: [
    {
      ...id,
      'colspan?': amount(),
      'rowspan?': amount(),
      'colwidth?': listOf(amount()),
      'background?': text,
      'valign?': oneOf('top', 'middle', 'bottom'),
    },
  ],
};
const datasource = shape({
  id: text,
  parameters: anything,
  views: listOf(shape({ 'properties?': anything, type: text }), 1),
});

/** Every node of the Atlassian Document Format: https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ */
export const nodes: Readonly<Record<string, NodeRule>> = {
  doc: {
    holds: `${block} codeBlock+breakout expand+breakout layoutSection syncBlock bodiedSyncBlock`,
    least: 0,
  },
  paragraph: { ...plain, holds: inline, marks: '' },
  heading: { holds: inline, marks: '', attrs: [{ ...id, level: amount(1, 6) }] },
  text: { marks: '' },
  bulletList: { ...plain, holds: 'listItem', least: 1 },
  orderedList: { holds: 'listItem', least: 1, attrs: [{ ...id, 'order?': amount(0) }] },
  listItem: {
    ...plain,
    holds: `paragraph+fontSize ${lists} taskList mediaSingle codeBlock extension`,
    least: 1,
  },
  taskList: { holds: 'taskItem taskList blockTaskItem', least: 1, attrs: [{ localId: text }] },
  taskItem: { holds: inline, attrs: [task] },
  blockTaskItem: { holds: 'paragraph+fontSize extension', least: 1, attrs: [task] },
  decisionList: { holds: 'decisionItem', least: 1, attrs: [{ localId: text }] },
  decisionItem: { holds: inline, attrs: [{ localId: text, state: text }] },
  codeBlock: {
    holds: 'text',
    marks: '',
    attrs: [{ ...id, 'language?': text, 'uniqueId?': text, 'wrap?': flag, 'hideLineNumbers?': flag }],
  },
  blockquote: { ...plain, holds: `paragraph ${lists} ${media} codeBlock extension`, least: 1 },
  panel: {
    holds: `${common} paragraph+fontSize heading blockCard`,
    least: 1,
    attrs: [
      {
        ...id,
        panelType: oneOf('info', 'note', 'tip', 'warning', 'error', 'success', 'custom'),
        'panelIcon?': text,
        'panelIconId?': text,
        'panelIconText?': text,
        'panelColor?': text,
      },
    ],
  },
  expand: { holds: `${nestable} nestedExpand`, least: 1, marks: '', attrs: [{ ...id, 'title?': text }] },
  nestedExpand: {
    holds: `${common} paragraph+fontSize heading panel blockquote`,
    least: 1,
    attrs: [{ ...id, 'title?': text }],
    bare: false,
  },
  rule: plain,
  table: {
    holds: 'tableRow',
    least: 1,
    marks: 'fragment',
    attrs: [
      {
        'localId?': someText,
        'displayMode?': oneOf('default', 'fixed'),
        'isNumberColumnEnabled?': flag,
        'layout?': oneOf('wide', 'full-width', 'center', 'align-end', 'align-start', 'default'),
        'width?': amount(),
      },
    ],
  },
  tableRow: { ...plain, holds: 'tableCell tableHeader', least: 0 },
  tableCell: cell,
  tableHeader: cell,
  layoutSection: { ...plain, holds: 'layoutColumn', least: 2, most: 3, marks: 'breakout' },
  layoutColumn: {
    holds: block,
    least: 1,
    attrs: [{ ...id, width: amount(0, 100), 'valign?': oneOf('top', 'middle', 'bottom') }],
  },
  mediaGroup: { holds: 'media', least: 1 },
  mediaSingle: {
    holds: 'media caption',
    least: 1,
    most: 2,
    inOrder: true,
    bare: true,
    marks: 'link',
    attrs: [
      { ...id, 'width?': amount(0, 100), layout: wide, 'widthType?': oneOf('percentage') },
      { ...id, width: amount(0), layout: wide, widthType: oneOf('pixel') },
    ],
  },
  media: {
    marks: mediaMarks,
    attrs: [
      { ...file, type: oneOf('link', 'file') },
      { ...size, ...id, type: oneOf('external'), url: text, 'alt?': text },
    ],
  },
  mediaInline: {
    marks: mediaMarks,
    attrs: [{ ...file, 'type?': oneOf('link', 'file', 'image'), 'data?': anything }],
  },
  caption: { ...plain, holds: simple },
  blockCard: {
    attrs: [
      { ...id, url: text },
      { ...id, 'url?': text, datasource, 'width?': amount(), 'layout?': wide },
      { ...id, data: anything },
    ],
  },
  embedCard: {
    attrs: [
      {
        ...id,
        url: text,
        layout: wide,
        'width?': amount(0, 100),
        'originalHeight?': amount(),
        'originalWidth?': amount(),
      },
    ],
  },
  inlineCard: {
    attrs: [
      { ...id, url: text },
      { ...id, data: anything },
    ],
  },
  extension: { marks: extensionMarks, attrs: [blockExtension] },
  bodiedExtension: { holds: nestable, least: 1, marks: extensionMarks, attrs: [blockExtension] },
  inlineExtension: { marks: extensionMarks, attrs: [extension] },
  syncBlock: { marks: 'breakout', attrs: [synced] },
  bodiedSyncBlock: {
    holds: `${lists} ${media} ${paragraphs} ${headings} ${cards} codeBlock taskList rule decisionList panel blockquote table expand layoutSection`,
    least: 1,
    marks: 'breakout',
    attrs: [synced],
  },
  hardBreak: { attrs: [{ ...id, 'text?': oneOf('\n') }] },
  date: { attrs: [{ ...id, timestamp: someText }] },
  emoji: { attrs: [{ ...id, shortName: text, 'id?': text, 'text?': text }] },
  mention: {
    attrs: [
      {
        ...id,
        id: text,
        'text?': text,
        'accessLevel?': text,
        'userType?': oneOf('DEFAULT', 'SPECIAL', 'APP'),
      },
    ],
  },
  placeholder: { attrs: [{ ...id, text }] },
  status: {
    attrs: [
      {
        ...id,
        text: someText,
        color: matching(
          'neutral, purple, blue, red, yellow, green or a colour such as #0747a6',
          /^(?:neutral|purple|blue|red|yellow|green|#[0-9a-fA-F]{6})$/,
        ),
        'style?': text,
      },
    ],
  },
};

/** Every mark with its attributes. */
export const marks: Readonly<Record<string, Attributes | undefined>> = {
  strong: undefined,
  em: undefined,
  strike: undefined,
  underline: undefined,
  code: undefined,
  subsup: { type: oneOf('sub', 'sup') },
  link: { href: text, 'title?': text, 'id?': text, 'collection?': text, 'occurrenceKey?': text },
  textColor: { color },
  backgroundColor: { color },
  annotation: { id: text, annotationType: oneOf('inlineComment') },
  alignment: { align: oneOf('center', 'end') },
  indentation: { level: amount(1, 6) },
  fontSize: { fontSize: oneOf('small') },
  breakout: { mode: oneOf('wide', 'full-width'), 'width?': amount() },
  border: {
    size: amount(1, 3),
    color: matching('a colour such as #0747a6 or #091e4224', /^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i),
  },
  dataConsumer: { sources: listOf(text, 1) },
  fragment: { localId: someText, 'name?': text },
};
