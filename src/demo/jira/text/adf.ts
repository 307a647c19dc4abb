/** A mark on a text node, e.g. strong or a link. */
export interface AdfMark {
  type: string;
  attrs?: Record<string, unknown>;
}

/** A node of a document in Atlassian Document Format. */
export interface AdfNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: AdfNode[];
  text?: string;
  marks?: AdfMark[];
}

/** A document in Atlassian Document Format. */
export interface AdfDoc extends AdfNode {
  type: 'doc';
  version: 1;
  content: AdfNode[];
}

/** A document as the demo site keeps it: generated and Cloud texts as ADF, Data Center's written ones as wiki markup. */
export type RichText = AdfDoc | string;

type Inline = AdfNode | string;

const inline = (part: Inline): AdfNode => (typeof part === 'string' ? { type: 'text', text: part } : part);
const marked =
  (type: string) =>
  (text: string): AdfNode => ({ type: 'text', text, marks: [{ type }] });
const block = (type: string, content: AdfNode[], attrs?: Record<string, unknown>): AdfNode => ({
  type,
  ...(attrs && { attrs }),
  content,
});

/** Bold text. */
export const strong = marked('strong');
/** Italic text. */
export const em = marked('em');
/** Text that is crossed out. */
export const strike = marked('strike');
/** Underlined text. */
export const underline = marked('underline');
/** Text in a fixed-width font. */
export const code = marked('code');
/** Text that links to an address. */
export const link = (text: string, href: string): AdfNode => ({
  type: 'text',
  text,
  marks: [{ type: 'link', attrs: { href } }],
});
/** A person who is addressed. */
export const mention = (accountId: string, name: string): AdfNode => ({
  type: 'mention',
  attrs: { id: accountId, text: `@${name}`, accessLevel: '' },
});
/** A coloured lozenge. */
export const status = (text: string, color: string): AdfNode => ({
  type: 'status',
  attrs: { text, color, style: '' },
});
/** A new line within a paragraph. */
export const hardBreak = (): AdfNode => ({ type: 'hardBreak' });

/** A document of these blocks. */
export const doc = (...content: AdfNode[]): AdfDoc => ({ type: 'doc', version: 1, content });
/** A paragraph of texts and inline nodes. */
export const paragraph = (...parts: Inline[]): AdfNode => block('paragraph', parts.map(inline));
/** A heading of level 1 to 6. */
export const heading = (level: number, ...parts: Inline[]): AdfNode =>
  block('heading', parts.map(inline), { level });
/** An item of a list. */
export const item = (...content: AdfNode[]): AdfNode => block('listItem', content);
/** A list with bullets. */
export const bullets = (...items: AdfNode[]): AdfNode => block('bulletList', items);
/** A list with numbers. */
export const numbers = (...items: AdfNode[]): AdfNode => block('orderedList', items, { order: 1 });
/** Code in a language. */
export const codeBlock = (language: string, text: string): AdfNode =>
  block('codeBlock', [{ type: 'text', text }], { language });
/** A block quotation. */
export const quote = (...content: AdfNode[]): AdfNode => block('blockquote', content);
/** A coloured panel: info, note, success, warning or error. */
export const panel = (panelType: string, ...content: AdfNode[]): AdfNode =>
  block('panel', content, { panelType });
/** A horizontal line. */
export const rule = (): AdfNode => ({ type: 'rule' });

const row = (type: string, cells: readonly Inline[]): AdfNode =>
  block(
    'tableRow',
    cells.map((cell) => block(type, [paragraph(cell)], {})),
  );

/** A table whose first row is its header. */
export const table = (header: readonly Inline[], ...rows: (readonly Inline[])[]): AdfNode =>
  block('table', [row('tableHeader', header), ...rows.map((cells) => row('tableCell', cells))], {
    isNumberColumnEnabled: false,
    layout: 'default',
  });

/** Paragraphs for a plain string, as Atlassian makes them where it takes text and keeps a document. */
export const docOfLines = (text: string): AdfDoc =>
  doc(
    ...text.split('\n').map((line) => (line === '' ? { type: 'paragraph', content: [] } : paragraph(line))),
  );

/** Whether a field's value is a text. */
export const isRichText = (value: unknown): value is RichText =>
  typeof value === 'string' || (typeof value === 'object' && value !== null && 'type' in value);
