import { decodeEntities } from './entities.ts';
import { type Token, tokenize } from './tokenize.ts';

interface AdfNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: AdfNode[];
  text?: string;
}

type Block = { kind: 'heading'; level: number } | { kind: 'paragraph' | 'item' | 'code' };

/** A plain Atlassian document of a body: headings, paragraphs, list items and code; macros give their text only. */
export function toAdf(source: string): { type: 'doc'; version: 1; content: AdfNode[] } {
  const content: AdfNode[] = [];
  let block: Block = { kind: 'paragraph' };
  let text = '';
  // Parameters, task ids and the like are configuration: their text is nobody's prose.
  let hidden = 0;
  const flush = () => {
    const shown = block.kind === 'code' ? text : text.replace(/\s+/g, ' ').trim();
    if (shown !== '') append(content, block, shown);
    text = '';
  };
  for (const token of tokenize(source)) {
    if (token.kind === 'open' || token.kind === 'close') {
      hidden += hiddenStep(token);
      const next = blockOf(token);
      if (!next) continue;
      flush();
      block = next;
    } else if (hidden === 0) text += token.kind === 'text' ? decodeEntities(token.text) : token.text;
  }
  flush();
  return { type: 'doc', version: 1, content };
}

const hiddenNames: ReadonlySet<string> = new Set([
  'ac:parameter',
  'ac:task-id',
  'ac:task-uuid',
  'ac:task-status',
]);

function hiddenStep(token: Extract<Token, { kind: 'open' | 'close' }>): number {
  if (!hiddenNames.has(token.name)) return 0;
  if (token.kind === 'close') return -1;
  return token.selfClosing ? 0 : 1;
}

const blockNames: ReadonlySet<string> = new Set(['td', 'th', 'tr', 'hr', 'ac:task', 'ac:layout-cell']);

/** The block that begins at this tag; undefined for inline markup. */
function blockOf({ kind, name }: Extract<Token, { kind: 'open' | 'close' }>): Block | undefined {
  if (name === 'ac:plain-text-body') return { kind: kind === 'open' ? 'code' : 'paragraph' };
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level && kind === 'open') return { kind: 'heading', level: Number(level) };
  if (name === 'li') return { kind: kind === 'open' ? 'item' : 'paragraph' };
  if (name === 'p') return kind === 'open' ? undefined : { kind: 'paragraph' };
  return level || blockNames.has(name) || name === 'ac:rich-text-body' ? { kind: 'paragraph' } : undefined;
}

function append(content: AdfNode[], block: Block, text: string): void {
  const inline: AdfNode[] = [{ type: 'text', text }];
  if (block.kind === 'heading')
    content.push({ type: 'heading', attrs: { level: block.level }, content: inline });
  else if (block.kind === 'code') content.push({ type: 'codeBlock', content: inline });
  else if (block.kind === 'paragraph') content.push({ type: 'paragraph', content: inline });
  else {
    const item: AdfNode = { type: 'listItem', content: [{ type: 'paragraph', content: inline }] };
    const before = content.at(-1);
    if (before?.type === 'bulletList') before.content?.push(item);
    else content.push({ type: 'bulletList', content: [item] });
  }
}
