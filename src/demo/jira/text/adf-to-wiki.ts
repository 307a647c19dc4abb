import { users } from '../../users.ts';
import type { AdfNode, RichText } from './adf.ts';

const wrappers: Record<string, [string, string]> = {
  strong: ['*', '*'],
  em: ['_', '_'],
  strike: ['-', '-'],
  underline: ['+', '+'],
  code: ['{{', '}}'],
};

const panels: Record<string, string> = {
  info: '#deebff',
  note: '#eae6ff',
  success: '#e3fcef',
  warning: '#fffae6',
  error: '#ffebe6',
};

const colors: Record<string, string> = {
  green: '#00875a',
  yellow: '#ff991f',
  red: '#de350b',
  blue: '#0052cc',
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function marked(node: AdfNode): string {
  let written = node.text ?? '';
  for (const mark of node.marks ?? []) {
    const [open, close] = wrappers[mark.type] ?? ['', ''];
    written = mark.type === 'link' ? `[${written}|${text(mark.attrs?.href)}]` : open + written + close;
  }
  return written;
}

const nameOf = (accountId: unknown): string =>
  users.find((user) => user.accountId === accountId)?.name ?? text(accountId);

const inlines: Record<string, (node: AdfNode) => string> = {
  text: marked,
  mention: (node) => `[~${nameOf(node.attrs?.id)}]`,
  status: (node) =>
    `{color:${colors[text(node.attrs?.color)] ?? '#42526e'}}*${text(node.attrs?.text)}*{color}`,
  emoji: (node) => text(node.attrs?.text),
  inlineCard: (node) => `[${text(node.attrs?.url)}]`,
  hardBreak: () => '\n',
};

const inline = (node: AdfNode): string =>
  inlines[node.type]?.(node) ?? (node.content ?? []).map(inline).join('');
const line = (node: AdfNode): string => (node.content ?? []).map(inline).join('');

function list(node: AdfNode, prefix: string): string {
  const bullet = prefix + (node.type === 'orderedList' ? '#' : '*');
  return (node.content ?? [])
    .map((item) =>
      (item.content ?? [])
        .map((child) => (child.type.endsWith('List') ? list(child, bullet) : `${bullet} ${line(child)}`))
        .join('\n'),
    )
    .join('\n');
}

function row(node: AdfNode): string {
  const cells = node.content ?? [];
  const bar = cells[0]?.type === 'tableHeader' ? '||' : '|';
  return bar + cells.map((cell) => (cell.content ?? []).map(line).join(' ') + bar).join('');
}

const blocks: Record<string, (node: AdfNode) => string> = {
  paragraph: line,
  heading: (node) => `h${node.attrs?.level}. ${line(node)}`,
  bulletList: (node) => list(node, ''),
  orderedList: (node) => list(node, ''),
  codeBlock: (node) => `{code:${text(node.attrs?.language) || 'none'}}\n${line(node)}\n{code}`,
  blockquote: (node) => `{quote}\n${body(node)}\n{quote}`,
  panel: (node) =>
    `{panel:bgColor=${panels[text(node.attrs?.panelType)] ?? '#ffffff'}}\n${body(node)}\n{panel}`,
  rule: () => '----',
  table: (node) => (node.content ?? []).map(row).join('\n'),
};

const body = (node: AdfNode): string =>
  (node.content ?? []).map((child) => blocks[child.type]?.(child) ?? inline(child)).join('\n\n');

/** The wiki markup of a text, as Data Center shows what Cloud shows as ADF. */
export const wikiText = (source: RichText): string => (typeof source === 'string' ? source : body(source));
