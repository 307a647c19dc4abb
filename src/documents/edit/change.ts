import { isOpaque } from '../collect-opaque.ts';
import { DocumentError } from '../document-error.ts';
import type { Block, Document, Node } from '../tree.ts';
import { createEdition, type Edition, type EditLookups, tokenOf } from './edition.ts';
import { type Replacement, replaceInLine } from './find-and-replace.ts';
import { changeSection, findSection, type HeadingAddress, type SectionAction } from './sections.ts';

/** A change of part of a document. */
export type Change =
  | { kind: SectionAction; heading: HeadingAddress; markdown: string }
  | { kind: 'append' | 'prepend'; markdown: string }
  | ({ kind: 'findAndReplace' } & Replacement);

/** The document as the change makes it; `count` is how often a text was replaced. Throws DocumentError. */
export function applyChange(
  original: Document,
  change: Change,
  users: EditLookups,
): { edition: Edition; count?: number } {
  const edition = createEdition(original, 'markdown' in change ? change.markdown : '', users);
  if (change.kind === 'findAndReplace') return replaceEverywhere(edition, change);
  const blocks = edition.edited.content;
  const content = placed(edition, change, blocks);
  return { edition: { ...edition, edited: { ...original, content } } };
}

function placed(
  edition: Edition,
  change: Exclude<Change, { kind: 'findAndReplace' }>,
  blocks: readonly Block[],
): Block[] {
  const { content } = edition.original;
  if (!('heading' in change))
    return change.kind === 'append' ? [...content, ...blocks] : [...blocks, ...content];
  const section = findSection(edition.original, change.heading);
  const instead = changeSection(section, change.kind, blocks);
  if (section.siblings === content) return instead as Block[];
  return content.map((block) => exchangeList(block, section.siblings, { instead, edition }) as Block);
}

function exchangeList(
  node: Node,
  list: readonly Node[],
  to: { instead: readonly Node[]; edition: Edition },
): Node {
  if (!('content' in node)) return node;
  if (node.content === list) return copyWith(node, to.instead, to.edition);
  const content = node.content.map((child) => exchangeList(child, list, to));
  return content.every((child, i) => child === node.content[i]) ? node : copyWith(node, content, to.edition);
}

// A copy of a wrapper is still the one of its token.
function copyWith(node: Node, content: readonly Node[], edition: Edition): Node {
  const copy = { ...node, content } as Node;
  const id = isOpaque(node) ? tokenOf(node, edition) : undefined;
  if (id !== undefined && isOpaque(copy)) edition.context.ids().set(copy, id);
  return copy;
}

function replaceEverywhere(edition: Edition, change: Replacement): { edition: Edition; count: number } {
  if (change.find === '') throw new DocumentError('The text to find is empty.');
  let count = 0;
  const visit = (node: Node): Node => {
    if (!('content' in node)) return node;
    if (holdsText(node)) {
      const replaced = replaceInLine(node.content, change);
      count += replaced.count;
      return replaced.count === 0 ? node : copyWith(node, replaced.content, edition);
    }
    const content = node.content.map((child: Node) => visit(child));
    return content.every((child, i) => child === node.content[i]) ? node : copyWith(node, content, edition);
  };
  const content = edition.original.content.map((block) => visit(block) as Block);
  return { edition: { ...edition, edited: { ...edition.original, content } }, count };
}

function holdsText(
  node: Node,
): node is Extract<Node, { type: 'paragraph' | 'heading' | 'taskItem' | 'caption' | 'codeBlock' }> {
  return ['paragraph', 'heading', 'taskItem', 'caption', 'codeBlock'].includes(node.type);
}
