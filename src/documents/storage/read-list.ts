import { withSpan } from '../source-span.ts';
import type { Block, BlockTaskItem, ListItem, TaskItem, TaskList } from '../tree.ts';
import { withExtras, without } from './extras.ts';
import { type Source, withBody } from './source.ts';
import { child, elements, innerText, isBlank, type XmlElement, type XmlNode } from './xml.ts';

type ReadBlocks = (nodes: readonly XmlNode[], source: Source) => Block[];

// What a list is shows before anything inside is read: read twice at every level, nested lists would take for ever.

/** `ul` and `ol`; a list directly in a list becomes an item. Absent when anything else stands between the items. */
export function readList(node: XmlElement, source: Source, readBlocks: ReadBlocks): Block | undefined {
  const items = elements(node);
  if (node.children.some(isText) || items.length === 0 || !items.every((item) => itemNames.has(item.name)))
    return undefined;
  const content = items.map((item) => readItem(item, source, readBlocks));
  if (node.name === 'ul') return withExtras({ type: 'bulletList', content }, node);
  const start = node.attributes.start;
  if (start === undefined || !/^\d{1,9}$/.test(start))
    return withExtras({ type: 'orderedList', content }, node);
  return withExtras({ type: 'orderedList', attrs: { order: Number(start) }, content }, node, ['start']);
}

function isText(node: XmlNode): boolean {
  return node.kind === 'text' && !isBlank(node);
}

function readItem(item: XmlElement, source: Source, readBlocks: ReadBlocks): ListItem {
  const own = item.name === 'li';
  const content = readBlocks(own ? item.children : [item], source);
  const node: ListItem = withSpan({ type: 'listItem', content }, item.start, item.end);
  return own ? withBody(withExtras(node, item), item) : node;
}

const itemNames = new Set(['li', 'ul', 'ol']);

/** `ac:task-list`; a list inside a task's body follows its task. Absent when it holds no tasks. */
export function readTaskList(node: XmlElement, source: Source, readBlocks: ReadBlocks): TaskList | undefined {
  const tasks = elements(node);
  if (tasks.length === 0 || tasks.some(({ name }) => name !== 'ac:task')) return undefined;
  const content = tasks.flatMap((task) => readTask(task, source, readBlocks));
  return withExtras({ type: 'taskList', content }, node);
}

function readTask(task: XmlElement, source: Source, readBlocks: ReadBlocks): TaskList['content'] {
  const values = Object.fromEntries(elements(task).map((part) => [part.name, innerText(part)]));
  const body = child(task, 'ac:task-body');
  const blocks = body ? readBlocks(body.children, source) : [];
  const nested = blocks.filter((block) => block.type === 'taskList');
  const rest = blocks.filter((block) => block.type !== 'taskList');
  const parameters = without(values, ['ac:task-status', 'ac:task-body']);
  const shared = {
    attrs: { state: values['ac:task-status']?.trim() === 'complete' ? 'DONE' : 'TODO' },
    ...(parameters ? { xml: { parameters } } : {}),
  } as const;
  return [withBody(withSpan(taskOf(rest, shared), task.start, task.end), body), ...nested];
}

function taskOf(blocks: Block[], shared: Pick<TaskItem, 'attrs' | 'xml'>): TaskItem | BlockTaskItem {
  const [first, ...others] = blocks;
  if (first === undefined) return { type: 'taskItem', ...shared, content: [] };
  if (first.type === 'paragraph' && others.length === 0)
    return { type: 'taskItem', ...shared, content: first.content };
  return { type: 'blockTaskItem', ...shared, content: blocks };
}
