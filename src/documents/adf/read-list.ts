import { checkDepth } from '../limits.ts';
import type { Block, BlockTaskItem, BulletList, ListItem, OrderedList, TaskItem, TaskList } from '../tree.ts';
import { blockCommon, type ReadBlocks } from './block-common.ts';
import { type AdfNode, attrsOf, isContent } from './json.ts';
import { withOrigin } from './origin.ts';
import { readInlines } from './read-inline.ts';

/** Bullet and numbered lists; absent when something else than items is inside. */
export function readList(
  json: AdfNode,
  depth: number,
  readBlocks: ReadBlocks,
): BulletList | OrderedList | undefined {
  const { order } = attrsOf(json);
  if (!isContent(json.content) || (order !== undefined && typeof order !== 'number')) return undefined;
  const content: ListItem[] = [];
  for (const item of json.content ?? []) {
    if (item.type !== 'listItem' || !isContent(item.content)) return undefined;
    content.push(
      withOrigin({ type: 'listItem', ...blockCommon(item), content: readBlocks(item, depth + 1) }, item),
    );
  }
  if (json.type === 'bulletList') return { type: 'bulletList', ...blockCommon(json), content };
  const attrs = { ...attrsOf(json), ...(order === undefined ? {} : { order }) };
  return {
    type: 'orderedList',
    ...blockCommon(json),
    ...(json.attrs === undefined ? {} : { attrs }),
    content,
  };
}

/** Task lists; absent when something else than tasks is inside. */
export function readTaskList(json: AdfNode, depth: number, readBlocks: ReadBlocks): TaskList | undefined {
  checkDepth(depth);
  if (!isContent(json.content)) return undefined;
  const content: TaskList['content'] = [];
  for (const item of json.content ?? []) {
    const child =
      item.type === 'taskList'
        ? readTaskList(item, depth + 1, readBlocks)
        : readTask(item, depth, readBlocks);
    if (!child) return undefined;
    content.push(withOrigin(child, item));
  }
  return { type: 'taskList', ...blockCommon(json), content };
}

function readTask(
  json: AdfNode,
  depth: number,
  readBlocks: ReadBlocks,
): TaskItem | BlockTaskItem | undefined {
  const { state } = attrsOf(json);
  if (!isContent(json.content) || (state !== 'TODO' && state !== 'DONE')) return undefined;
  const attrs = { ...attrsOf(json), state } as const;
  if (json.type === 'taskItem')
    return { type: 'taskItem', ...blockCommon(json), attrs, content: readInlines(json) };
  if (json.type !== 'blockTaskItem') return undefined;
  const content: Block[] = readBlocks(json, depth);
  return { type: 'blockTaskItem', ...blockCommon(json), attrs, content };
}
