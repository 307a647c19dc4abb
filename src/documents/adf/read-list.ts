import type { BlockTaskItem, BulletList, ListItem, OrderedList, TaskItem, TaskList } from '../tree.ts';
import { type ReadBlocks, withCommon } from './block-common.ts';
import { type AdfNode, attrsOf, isContent } from './json.ts';
import { withBlockMarks } from './marks.ts';
import { withOrigin } from './origin.ts';
import { readInlines } from './read-inline.ts';

// What a list is shows before anything inside is read: read twice at every level, nested lists would take for ever.

/** Bullet and numbered lists; absent when something else than items is inside. */
export function readList(json: AdfNode, readBlocks: ReadBlocks): BulletList | OrderedList | undefined {
  const { order } = attrsOf(json);
  const items = isContent(json.content) ? (json.content ?? []) : undefined;
  if (!items?.every(isItem) || (order !== undefined && typeof order !== 'number')) return undefined;
  const content = items.map((item): ListItem => {
    return withOrigin(withCommon<ListItem>({ type: 'listItem', content: readBlocks(item) }, item), item);
  });
  if (json.type === 'bulletList') return withCommon<BulletList>({ type: 'bulletList', content }, json);
  const list: OrderedList = { type: 'orderedList', content };
  if (json.attrs !== undefined) list.attrs = { ...attrsOf(json), ...(order === undefined ? {} : { order }) };
  return withBlockMarks(list, json);
}

function isItem(json: AdfNode): boolean {
  return json.type === 'listItem' && isContent(json.content);
}

/** Task lists; absent when something else than tasks is inside. */
export function readTaskList(json: AdfNode, readBlocks: ReadBlocks): TaskList | undefined {
  return isTaskList(json) ? taskList(json, readBlocks) : undefined;
}

function isTaskList(json: AdfNode): boolean {
  if (json.type !== 'taskList' || !isContent(json.content)) return false;
  return (json.content ?? []).every((item) => (item.type === 'taskList' ? isTaskList(item) : isTask(item)));
}

function isTask(json: AdfNode): boolean {
  const { state } = attrsOf(json);
  const named = json.type === 'taskItem' || json.type === 'blockTaskItem';
  return named && isContent(json.content) && (state === 'TODO' || state === 'DONE');
}

function taskList(json: AdfNode, readBlocks: ReadBlocks): TaskList {
  const items = isContent(json.content) ? (json.content ?? []) : [];
  const content = items.map((item): TaskList['content'][number] =>
    withOrigin(item.type === 'taskList' ? taskList(item, readBlocks) : task(item, readBlocks), item),
  );
  return withCommon<TaskList>({ type: 'taskList', content }, json);
}

function task(json: AdfNode, readBlocks: ReadBlocks): TaskItem | BlockTaskItem {
  const state = attrsOf(json).state === 'DONE' ? 'DONE' : 'TODO';
  const attrs = { ...attrsOf(json), state } as const;
  if (json.type === 'taskItem')
    return withBlockMarks<TaskItem>({ type: 'taskItem', attrs, content: readInlines(json) }, json);
  return withBlockMarks<BlockTaskItem>({ type: 'blockTaskItem', attrs, content: readBlocks(json) }, json);
}
