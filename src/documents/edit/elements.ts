import { walk } from '../children.ts';
import { mentionName, mentionRef, refKey } from '../collect-mentions.ts';
import { isOpaque } from '../collect-opaque.ts';
import { writeTarget } from '../markdown/image.ts';
import { describe } from '../markdown/write-inline.ts';
import { isoDate, plainText } from '../plain-text.ts';
import type { Document, Mark, Node } from '../tree.ts';
import { type Edition, tokenOf } from './edition.ts';

/** Something in a document that is more than text, and that an edit may lose. */
export interface Element {
  /** Equal for the same element in two versions of a document. */
  key: string;
  /** What to call it. */
  name: string;
  /** Its text, for what Markdown does not show as an element of its own. */
  text?: string;
}

/** The macros, mentions, images, statuses, dates, cards, tasks and comment anchors of a document, in its order. */
export function elementsOf(document: Document, edition: Edition): Element[] {
  const found: Element[] = [];
  const anchors = new Map<string, string>();
  walk(document, (node) => {
    const element = elementOf(node, edition);
    if (element) found.push(element);
    for (const mark of marksOf(node)) {
      if (mark.type !== 'annotation') continue;
      anchors.set(mark.attrs.id, (anchors.get(mark.attrs.id) ?? '') + plainText(node));
    }
  });
  for (const [id, text] of anchors)
    found.push({ key: `comment ${id}`, name: `inline comment on "${brief(text)}"`, text });
  return found;
}

function marksOf(node: Node): readonly Mark[] {
  return 'marks' in node ? (node.marks ?? []) : [];
}

function elementOf(node: Node, edition: Edition): Element | undefined {
  if (isOpaque(node)) {
    const name = describe(node.type === 'container' ? { ...node, text: '' } : node);
    return { key: `macro ${tokenOf(node, edition) ?? ''}`, name: brief(name) };
  }
  switch (node.type) {
    case 'mention': {
      const ref = mentionRef(node);
      const name = mentionName(node) ?? (ref && (edition.context.nameOf(ref) ?? ref.id)) ?? '';
      return named('mention', ref ? refKey(ref) : name, name);
    }
    case 'status':
      return named('status', node.attrs.text);
    case 'date':
      return named('date', isoDate(node.attrs.timestamp));
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return named('card', node.attrs.url);
    case 'media':
    case 'mediaInline':
      return named('image', writeTarget(node.attrs));
    case 'taskItem':
    case 'blockTaskItem':
      return task(node);
    default:
      return undefined;
  }
}

function named(kind: string, key: string, name: string = key): Element {
  return { key: `${kind} ${key}`, name: `${kind} "${brief(name)}"` };
}

// Tasks without a number of their own are told apart by what they say.
function task(node: Extract<Node, { type: 'taskItem' | 'blockTaskItem' }>): Element {
  const text = plainText(node);
  const id = node.xml?.parameters?.['ac:task-id'] ?? node.attrs.localId;
  return { key: `task ${typeof id === 'string' ? id : text}`, name: `task "${brief(text)}"`, text };
}

function brief(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
