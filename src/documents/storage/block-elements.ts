import { isBlank, type XmlElement, type XmlNode } from './xml.ts';

const blocks = new Set([
  ...[
    'p',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'ul',
    'ol',
    'dl',
    'table',
    'blockquote',
    'pre',
    'hr',
    'div',
    'section',
  ],
  ...[
    'article',
    'aside',
    'details',
    'figure',
    'header',
    'footer',
    'center',
    'form',
    'fieldset',
    'li',
    'tr',
    'td',
    'th',
  ],
  ...[
    'ac:layout',
    'ac:layout-section',
    'ac:layout-cell',
    'ac:task-list',
    'ac:task',
    'ac:adf-extension',
    'ac:adf-node',
  ],
  ...['ac:adf-content', 'ac:rich-text-body', 'ac:plain-text-body'],
]);

/** Whether the element is a block wherever it stands; a macro is one when it has a body. */
export function isBlockElement(node: XmlElement): boolean {
  if (blocks.has(node.name)) return true;
  if (node.name !== 'ac:structured-macro' && node.name !== 'ac:macro') return false;
  return node.children.some((child) => child.kind === 'element' && bodies.has(child.name));
}

const bodies = new Set(['ac:rich-text-body', 'ac:plain-text-body']);
const eitherWay = new Set(['ac:structured-macro', 'ac:macro', 'ac:image', 'img']);
const words = new Set(['status', 'jira', 'anchor']);

/** Whether a macro or image between blocks is a block of its own: no text touches it. */
export function standsAlone(nodes: readonly XmlNode[], index: number): boolean {
  const node = nodes[index];
  if (node?.kind !== 'element' || !eitherWay.has(node.name)) return false;
  if (words.has(node.attributes['ac:name'] ?? '')) return false;
  return edge(nodes, index, -1) && edge(nodes, index, 1);
}

function edge(nodes: readonly XmlNode[], index: number, step: 1 | -1): boolean {
  let at = index + step;
  for (let next = nodes[at]; next && isBlank(next); next = nodes[at]) at += step;
  const next = nodes[at];
  return (
    next === undefined || (next.kind === 'element' && (isBlockElement(next) || eitherWay.has(next.name)))
  );
}
