import { copyOrigin } from '../adf/origin.ts';
import type { OpaqueNode } from '../collect-opaque.ts';
import type { Document, Inline, Node, TaskList } from '../tree.ts';
import type { Edition } from './edition.ts';
import { createFingerprints, type Fingerprints } from './fingerprint.ts';
import { mergeInline } from './merge-inline.ts';
import { pair } from './pair.ts';

/** A merged document: nodes that say the same as before are the original nodes themselves. */
export interface Merged {
  document: Document;
  /** The original of each node that was changed and stays in its place. */
  origins: Map<Node, Node>;
  /** Those of them whose own tag or attributes change, not only what is inside. */
  reshelled: Set<Node>;
}

interface Run extends Omit<Merged, 'document'> {
  prints: Fingerprints;
  edition: Edition;
}

/** Puts what the caller wrote in the place of the original's nodes, keeping all that Markdown does not say. */
export function merge(edition: Edition): Merged {
  const prints = createFingerprints(edition.context);
  const run: Run = { prints, edition, origins: new Map(), reshelled: new Set() };
  const content = mergeNodes(edition.original.content, edition.edited.content, run);
  const document = copyOrigin({ ...edition.original, content } as Document, edition.original);
  return { document, origins: run.origins, reshelled: run.reshelled };
}

// What Markdown does not show (empty paragraphs) stays where it stands, unless there is nothing else.
function mergeNodes(olds: readonly Node[], news: readonly Node[], run: Run): Node[] {
  const visible = (node: Node) => run.prints.of(node) !== '';
  if (news.length === 0 && !olds.some(visible)) return [...olds];
  const both = olds.some(visible) && news.some(visible);
  const [before, after] = both ? [olds.filter(visible), news.filter(visible)] : [olds, news];
  const pairs = pair(before, after, { prints: run.prints, context: run.edition.context });
  const merged: Node[] = [];
  let next = 0;
  const passHidden = (until: Node | undefined) => {
    for (let old = olds[next]; old && old !== until; old = olds[++next]) {
      if (both && !visible(old)) merged.push(old);
    }
  };
  after.forEach((fresh, i) => {
    const old = before[pairs[i] ?? -1];
    if (!old) merged.push(mergeMoved(fresh, run));
    else {
      passHidden(old);
      next++;
      merged.push(mergeNode(old, fresh, run));
    }
  });
  passHidden(undefined);
  return merged;
}

// A wrapper that stands elsewhere now is still the one of its token.
function mergeMoved(fresh: Node, run: Run): Node {
  const id = fresh.type === 'container' ? run.edition.context.ids().get(fresh) : undefined;
  const old = id === undefined ? undefined : run.edition.opaque.get(id);
  if (old?.type === 'container') return mergeNode(old, fresh, run);
  if (!('content' in fresh) || isInlineParent(fresh) || fresh.type === 'codeBlock') return fresh;
  const content = fresh.content.map((child: Node) => mergeMoved(child, run));
  return { ...fresh, content } as Node;
}

function mergeNode(old: Node, fresh: Node, run: Run): Node {
  if (run.prints.of(old) === run.prints.of(fresh)) return old;
  const sameShell = run.prints.shell(old) === run.prints.shell(fresh);
  const content = mergeContent(old, fresh, run);
  const shell = sameShell && content !== undefined ? old : reshell(old, fresh, run);
  const node = { ...shell, ...(content === undefined ? {} : { content }) } as Node;
  if (shell !== old) run.reshelled.add(node);
  // A wrapper whose content changed is still the one of its token.
  const id =
    node.type === 'container' && shell === old ? run.edition.context.ids().get(old as OpaqueNode) : undefined;
  if (id !== undefined) run.edition.context.ids().set(node as OpaqueNode, id);
  run.origins.set(node, old);
  return copyOrigin(node, old);
}

type InlineParent = Extract<Node, { type: 'paragraph' | 'heading' | 'taskItem' | 'caption' }>;

function isInlineParent(node: Node): node is InlineParent {
  return (
    node.type === 'paragraph' ||
    node.type === 'heading' ||
    node.type === 'taskItem' ||
    node.type === 'caption'
  );
}

// Absent for nodes that are written anew as a whole.
function mergeContent(old: Node, fresh: Node, run: Run): Node[] | undefined {
  if (isInlineParent(old) && isInlineParent(fresh))
    return mergeInline(old.content, fresh.content, run.edition.context);
  if (old.type === 'taskList' && fresh.type === 'taskList') return mergeTasks(old, fresh, run);
  if (fresh.type === 'codeBlock' && old.type === 'codeBlock') return fresh.content;
  if (old.type === 'taskItem' || fresh.type === 'taskItem' || !isParent(old) || !isParent(fresh))
    return undefined;
  return mergeNodes(old.content, fresh.content, run);
}

const parents = new Set([
  ...['bulletList', 'orderedList', 'listItem', 'blockTaskItem', 'blockquote', 'panel', 'expand', 'table'],
  ...['tableRow', 'tableCell', 'tableHeader', 'container'],
]);

function isParent(node: Node): node is Extract<Node, { content: Node[] }> {
  return parents.has(node.type);
}

// A nested list belongs to the task before it: both move together.
function mergeTasks(old: TaskList, fresh: TaskList, run: Run): Node[] {
  const isTask = (node: Node) => node.type !== 'taskList';
  const [olds, news] = [old.content.filter(isTask), fresh.content.filter(isTask)];
  if (!isTask(old.content[0] ?? old) || !isTask(fresh.content[0] ?? fresh))
    return mergeNodes(old.content, fresh.content, run);
  const pairs = pair(olds, news, { prints: run.prints, context: run.edition.context });
  return news.flatMap((task, i) => {
    const before = olds[pairs[i] ?? -1];
    const below = listsBelow(fresh, task);
    return before
      ? [mergeNode(before, task, run), ...mergeNodes(listsBelow(old, before), below, run)]
      : [mergeMoved(task, run), ...below];
  });
}

/** The lists that follow a task in its list. */
export function listsBelow(list: TaskList, task: Node): TaskList[] {
  const found: TaskList[] = [];
  for (
    let at = list.content.indexOf(task as TaskList['content'][number]) + 1;
    at < list.content.length;
    at++
  ) {
    const node = list.content[at];
    if (node?.type !== 'taskList') break;
    found.push(node);
  }
  return found;
}

const said = new Set(['level', 'order', 'panelType', 'title', 'colspan', 'rowspan', 'state', 'language']);

// The tag and attributes that the caller wrote, and of the original those that Markdown cannot say.
function reshell(old: Node, fresh: Node, run: Run): Node {
  if (old.type === 'mediaSingle' && fresh.type === 'mediaSingle') return mergePicture(old, fresh, run);
  if (!('content' in fresh) || fresh.type === 'mediaGroup') return fresh;
  const kept = 'attrs' in old ? Object.entries(old.attrs ?? {}).filter(([name]) => !said.has(name)) : [];
  const attrs = { ...Object.fromEntries(kept), ...('attrs' in fresh ? fresh.attrs : {}) };
  const extras = 'xml' in old && old.xml ? { xml: old.xml } : {};
  const marks = 'marks' in old && old.marks ? { marks: old.marks } : {};
  return {
    ...fresh,
    ...extras,
    ...marks,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
  } as Node;
}

type Picture = Extract<Node, { type: 'mediaSingle' }>;

function mergePicture(old: Picture, fresh: Picture, run: Run): Node {
  const [media, caption] = old.content;
  const [shown, text] = fresh.content;
  const same = media.attrs.url === shown.attrs.url && media.attrs.id === shown.attrs.id;
  if (!same) return fresh;
  const { alt: _, ...kept } = media.attrs;
  const merged = copyOrigin({ ...media, attrs: { ...kept, ...shown.attrs } }, media);
  const { marks: __, ...unlinked } = merged;
  const linked = shown.marks ? { ...unlinked, marks: shown.marks } : unlinked;
  const content: Inline[] | undefined =
    text && mergeInline(caption?.content ?? [], text.content, run.edition.context);
  return { ...old, content: text ? [linked, { ...caption, type: 'caption', content }] : [linked] } as Node;
}
