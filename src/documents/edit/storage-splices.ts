import { plainText } from '../plain-text.ts';
import { insideOf, type Span, spanOf } from '../source-span.ts';
import { isBare } from '../storage/bare.ts';
import { cdata, escapeText } from '../storage/escape.ts';
import { freeTaskIds } from '../storage/write.ts';
import { writeBlock } from '../storage/write-block.ts';
import { tasksOf, writeItem } from '../storage/write-list.ts';
import { writeCell, writeRow } from '../storage/write-table.ts';
import type { Writer } from '../storage/writer.ts';
import type { Block, CodeBlock, Document, Inline, Node, Paragraph, TaskList } from '../tree.ts';
import { createGaps } from './gaps.ts';
import { writeOver } from './inline-bytes.ts';
import { listsBelow, type Merged } from './merge.ts';
import { applySplices, type Splice } from './splices.ts';

/** What turns one storage text into a merged document: nothing for what stays as it is. */
export function storageSplices(text: string, original: Document, merged: Merged): Splice[] {
  const run: Run = { text, merged, writer: createKeepingWriter(text, merged) };
  const inside = { start: 0, end: text.length };
  return spliceList({ inside, olds: original.content, news: merged.document.content }, run);
}

interface Run {
  text: string;
  merged: Merged;
  writer: Writer;
}

// Writes new elements; original nodes inside them are copied from the text.
function createKeepingWriter(text: string, merged: Merged): Writer {
  const writer: Writer = {
    ids: freeTaskIds(merged.document),
    blocks: (blocks) => {
      let afterBare = false;
      return blocks
        .map((block) => {
          const original = merged.origins.get(block) ?? block;
          const bare = original.type === 'paragraph' && isBare(original);
          const written = writeNode(block, run);
          const open = bare && spanOf(original) !== undefined && !merged.reshelled.has(block);
          const wrapped = open && afterBare ? `<p>${written}</p>` : written;
          afterBare = bare;
          return wrapped;
        })
        .join('');
    },
  };
  const run: Run = { text, merged, writer };
  return writer;
}

/** A node as storage: its own text where it has one, with the changes inside it made. */
function writeNode(node: Node, run: Run): string {
  const original = run.merged.origins.get(node);
  const span = spanOf(original ?? node);
  if (span && !run.merged.reshelled.has(node)) {
    const splices = original ? spliceNode(original, node, run) : [];
    return applySplices(run.text, splices, [span.start, span.end]);
  }
  switch (node.type) {
    case 'listItem':
      return writeItem(node, run.writer);
    case 'tableRow':
      return writeRow(node, run.writer);
    case 'tableCell':
    case 'tableHeader':
      return writeCell(node, run.writer);
    case 'taskItem':
    case 'blockTaskItem':
      return tasksOf({ type: 'taskList', content: [node] }, run.writer);
    default:
      return writeBlock(node as Block, run.writer);
  }
}

function spliceNode(original: Node, node: Node, run: Run): Splice[] {
  if (original === node) return [];
  const span = spanOf(original);
  const inside = insideOf(original);
  if (!span) return [];
  if (!inside || run.merged.reshelled.has(node)) {
    // Not as its original stands in the text: with a tag of its own, and the original's bytes inside.
    run.merged.reshelled.add(node);
    return [{ ...span, text: writeNode(node, run) }];
  }
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'taskItem':
      return [{ ...inside, text: inlineText(original, node.content, run) }];
    case 'codeBlock':
      return [{ ...inside, text: codeText(node) }];
    case 'taskList':
      return original.type === 'taskList' ? spliceTasks(inside, original, node, run) : [];
    case 'container':
      if (node.body === 'plain') return [{ ...inside, text: cdata(node.content.map(plainText).join('\n')) }];
      break;
    default:
  }
  const [olds, news] = [original, node].map((one) => ('content' in one ? (one.content as Node[]) : []));
  return spliceList({ inside, olds: olds ?? [], news: news ?? [] }, run);
}

function inlineText(original: Node, content: readonly Inline[], run: Run): string {
  const { start, end } = insideOf(original) ?? { start: 0, end: 0 };
  const old = 'content' in original ? (original.content as Inline[]) : [];
  return writeOver(run.text.slice(start, end), old, content);
}

function codeText(block: CodeBlock): string {
  const text = block.content.map((node) => node.text).join('');
  return block.xml?.attributes?.['ac:name'] === 'pre' ? escapeText(text) : cdata(text);
}

/** The nodes of a part of the text, and those that stand there now. */
interface Lists {
  inside: Span;
  olds: readonly Node[];
  news: readonly Node[];
}

/** How a node that is new is written, and what becomes of one that stays. */
interface Ways {
  write: (node: Node) => string;
  change: (original: Node, node: Node) => Splice[];
}

/** A list of nodes within a part of the text: what went is cut out, what is new stands in its place or behind its neighbour. */
function spliceList(
  { inside, olds, news }: Lists,
  run: Run,
  { write, change }: Ways = {
    write: (node) => writeNode(node, run),
    change: (old, node) => spliceNode(old, node, run),
  },
): Splice[] {
  const index = new Map(olds.map((node, i) => [node, i]));
  const gaps = createGaps(inside, olds, run.text);
  const splices: Splice[] = [];
  let last = -1;
  let pending: Node[] = [];
  const flush = (until: number) => {
    const place = gaps.place(last, until);
    const text = pending.map(write);
    splices.push(...place.cuts);
    if (text.length > 0) splices.push(place.insert(text));
    pending = [];
    last = until;
  };
  news.forEach((node, i) => {
    const original = run.merged.origins.get(node) ?? node;
    const at = index.get(original);
    if (at === undefined || at <= last) {
      pending.push(node);
      return;
    }
    flush(at);
    splices.push(...change(original, node));
    const near = { before: [olds[at - 1], news[i - 1]], after: [olds[at + 1], news[i + 1]] } as const;
    if (isBare(original as Paragraph) && runsTogether(near, run)) splices.push(...inParagraph(original));
  });
  flush(olds.length);
  return splices;
}

type Neighbours = Record<'before' | 'after', readonly [Node | undefined, Node | undefined]>;

// Text without a paragraph of its own would become one with other such text, or with a picture or macro beside it.
function runsTogether({ before, after }: Neighbours, run: Run): boolean {
  const moved = ([old, now]: readonly [Node | undefined, Node | undefined]) =>
    now !== undefined && (run.merged.origins.get(now) ?? now) !== old;
  const sticks = (now: Node | undefined) => now?.type === 'opaqueBlock' || now?.type === 'mediaSingle';
  const beside = [before, after].some((pair) => moved(pair) && sticks(pair[1]));
  const text = before[1] && (run.merged.origins.get(before[1]) ?? before[1]);
  return beside || (moved(before) && text !== undefined && isBare(text as Paragraph));
}

function inParagraph(bare: Node): Splice[] {
  const { start, end } = spanOf(bare) ?? { start: 0, end: 0 };
  return [
    { start, end: start, text: '<p>' },
    { start: end, end, text: '</p>' },
  ];
}

const status = /(<ac:task-status[^>]*>)[^<]*(?=<\/ac:task-status>)/;

// A list inside a task stands in its body.
function spliceTasks(inside: Span, old: TaskList, node: TaskList, run: Run): Splice[] {
  const isTask = (item: Node) => item.type !== 'taskList';
  const write = (task: Node) => writeGroup(task, listsBelow(node, task), { old, run });
  const change = (original: Node, task: Node): Splice[] => {
    const span = spanOf(original);
    return span ? [{ ...span, text: write(task) }] : [];
  };
  const [olds, news] = [old.content.filter(isTask), node.content.filter(isTask)];
  return spliceList({ inside, olds, news }, run, { write, change });
}

function writeGroup(
  task: Node,
  below: readonly TaskList[],
  { old, run }: { old: TaskList; run: Run },
): string {
  const original = run.merged.origins.get(task) ?? task;
  const span = spanOf(original);
  const before = span ? listsBelow(old, original) : [];
  const kept =
    span && below.length === before.length && below.every((list, i) => isKept(list, before[i], run));
  const body = insideOf(original);
  const fits = task === original || (task.type === 'taskItem' && body && before.length === 0);
  if (!span || !kept || !fits) {
    const content = [task, ...below] as TaskList['content'];
    return tasksOf({ type: 'taskList', content }, run.writer);
  }
  const splices = below.flatMap((list, i) => {
    const one = before[i];
    return one ? spliceNode(one, list, run) : [];
  });
  if (task !== original && body && task.type === 'taskItem')
    splices.push({ ...body, text: inlineText(original, task.content, run) });
  const written = applySplices(run.text, splices, [span.start, span.end]);
  const word = task.type === 'taskItem' && task.attrs.state === 'DONE' ? 'complete' : 'incomplete';
  return task === original ? written : written.replace(status, (_, open: string) => open + word);
}

function isKept(list: TaskList, before: TaskList | undefined, run: Run): boolean {
  return before !== undefined && (run.merged.origins.get(list) ?? list) === before;
}
