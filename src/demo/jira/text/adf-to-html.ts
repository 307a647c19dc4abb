import type { AdfNode, RichText } from './adf.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (value: unknown): string =>
  String(value ?? '').replace(/[&<>"]/g, (char) => escapes[char] ?? char);

const markTags: Record<string, string> = {
  strong: 'b',
  em: 'em',
  strike: 'del',
  underline: 'ins',
  code: 'tt',
};
const blockTags: Record<string, string> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  table: 'table',
  tableRow: 'tr',
  tableHeader: 'th',
  tableCell: 'td',
  panel: 'div',
  codeBlock: 'pre',
};

function marked(node: AdfNode): string {
  return (node.marks ?? []).reduce((html, mark) => {
    if (mark.type === 'link') return `<a href="${escaped(mark.attrs?.href)}">${html}</a>`;
    const tag = markTags[mark.type];
    return tag ? `<${tag}>${html}</${tag}>` : html;
  }, escaped(node.text));
}

function write(node: AdfNode): string {
  if (node.type === 'text') return marked(node);
  if (node.type === 'hardBreak') return '<br/>';
  if (node.type === 'rule') return '<hr />';
  const inner = node.content ? node.content.map(write).join('') : escaped(node.attrs?.text);
  const tag = node.type === 'heading' ? `h${Number(node.attrs?.level) || 1}` : blockTags[node.type];
  return tag ? `<${tag}>${inner}</${tag}>` : inner;
}

const wiki = (text: string): string =>
  text === '' ? '' : `<p>${escaped(text).replaceAll('\n\n', '</p><p>').replaceAll('\n', '<br/>')}</p>`;

/** The text as Jira's `renderedFields` and `renderedBody` show it. */
export const htmlText = (text: RichText): string => (typeof text === 'string' ? wiki(text) : write(text));
