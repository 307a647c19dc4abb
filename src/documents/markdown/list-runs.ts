import type { Block, BulletList, ListItem, OrderedList, TaskList } from '../tree.ts';

/** A list item as Markdown has it: with a box or without. */
export interface Item {
  done?: boolean;
  content: Block[];
}

/** One Markdown list as lists of the tree: items with a box are tasks, and a run of each kind is a list. */
export function listRuns(items: readonly Item[], order: number | undefined): Block[] {
  const lists: (BulletList | OrderedList | TaskList)[] = [];
  for (const item of items) {
    const last = lists.at(-1);
    if (item.done !== undefined) {
      const tasks = taskOf(item.content, item.done ? 'DONE' : 'TODO');
      if (last?.type === 'taskList') last.content.push(...tasks);
      else lists.push({ type: 'taskList', content: tasks });
    } else {
      const plain: ListItem = { type: 'listItem', content: item.content };
      if (last && last.type !== 'taskList') last.content.push(plain);
      else lists.push(plainList(plain, order));
    }
  }
  return lists;
}

function plainList(first: ListItem, order: number | undefined): BulletList | OrderedList {
  if (order === undefined) return { type: 'bulletList', content: [first] };
  return { type: 'orderedList', ...(order === 1 ? {} : { attrs: { order } }), content: [first] };
}

function taskOf(blocks: readonly Block[], state: 'TODO' | 'DONE'): TaskList['content'] {
  const nested = blocks.filter((block) => block.type === 'taskList');
  const own = blocks.filter((block) => block.type !== 'taskList');
  const [first, ...others] = own;
  if (first === undefined) return [{ type: 'taskItem', attrs: { state }, content: [] }, ...nested];
  if (first.type === 'paragraph' && others.length === 0) {
    return [{ type: 'taskItem', attrs: { state }, content: first.content }, ...nested];
  }
  return [{ type: 'blockTaskItem', attrs: { state }, content: own }, ...nested];
}
