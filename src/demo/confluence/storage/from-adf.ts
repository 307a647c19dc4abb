import { cdata, escapeXml } from './escape.ts';

const markElements: Record<string, string> = {
  strong: 'strong',
  em: 'em',
  code: 'code',
  underline: 'u',
  strike: 's',
};

const blockElements: Record<string, string> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
};

/** Nesting beyond this is no document that an editor makes. */
const deepest = 50;

/** Storage for an Atlassian document that is sent in: text, marks and the common blocks; others keep their content. */
export function fromAdf(node: unknown, depth = 0): string {
  if (!isNode(node) || depth > deepest) return '';
  if (node.type === 'text') return marked(node);
  if (node.type === 'hardBreak') return '<br />';
  const inner = () =>
    children(node)
      .map((child) => fromAdf(child, depth + 1))
      .join('');
  if (node.type === 'codeBlock') return codeMacro(node);
  if (node.type === 'heading') return wrapped(`h${Number(node.attrs?.level) || 1}`, inner());
  const element = blockElements[node.type];
  return element ? wrapped(element, inner()) : inner();
}

interface AdfNode {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: AdfNode[];
  content?: unknown[];
}

const isNode = (value: unknown): value is AdfNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const children = (node: AdfNode): unknown[] => (Array.isArray(node.content) ? node.content : []);

const wrapped = (element: string, inner: string): string => `<${element}>${inner}</${element}>`;

function marked({ text = '', marks = [] }: AdfNode): string {
  return marks.reduce((html, { type, attrs }) => {
    if (type === 'link') return `<a href="${escapeXml(String(attrs?.href ?? ''))}">${html}</a>`;
    const element = markElements[type];
    return element ? wrapped(element, html) : html;
  }, escapeXml(text));
}

function codeMacro(node: AdfNode): string {
  const language = node.attrs?.language;
  const parameter =
    typeof language === 'string'
      ? `<ac:parameter ac:name="language">${escapeXml(language)}</ac:parameter>`
      : '';
  const text = children(node)
    .map((child) => (isNode(child) ? (child.text ?? '') : ''))
    .join('');
  return `<ac:structured-macro ac:name="code" ac:schema-version="1">${parameter}<ac:plain-text-body>${cdata(text)}</ac:plain-text-body></ac:structured-macro>`;
}
