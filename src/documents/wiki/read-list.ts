import type { Block, BulletList, OrderedList, TaskList } from '../tree.ts';

/** One item: its marker (`*`, `#`, `-`, one character per level) and its text. */
export interface ListLine {
  marker: string;
  text: string;
}

type List = BulletList | OrderedList | TaskList;

interface Open {
  list: List;
  kind: List['type'];
}

/** The lists that a run of items makes; a marker that changes its last character starts a new list. */
export function buildLists(lines: readonly ListLine[], read: (text: string) => Block[]): Block[] {
  const top: Block[] = [];
  const open: Open[] = [];
  for (const { marker, text } of lines) {
    const box = /^\[([ xX])\](?:[ \n]|$)/.exec(text);
    const content = read(box ? text.slice(box[0].length) : text);
    const kinds = kindsOf(marker, box !== null);
    open.length = shared(open, kinds);
    for (const kind of kinds.slice(open.length)) {
      const list: List = { type: kind, content: [] };
      attach(list, open.at(-1)?.list, top);
      open.push({ list, kind });
    }
    addItem(open.at(-1)?.list, content, box?.[1] === ' ' ? 'TODO' : 'DONE');
  }
  return top;
}

// Jira has no tasks; a box in brackets is how people write them.
function kindsOf(marker: string, task: boolean): List['type'][] {
  const kinds = [...marker].map((character) => (character === '#' ? 'orderedList' : 'bulletList'));
  return task ? [...kinds.slice(0, -1), 'taskList'] : kinds;
}

// How many of the open lists this item is in: all around it, and its own when that is of the same kind.
function shared(open: readonly Open[], kinds: readonly List['type'][]): number {
  const last = kinds.length - 1;
  let depth = 0;
  while (depth < last && fits(open[depth]?.kind, kinds[depth])) depth++;
  return depth === last && open[depth]?.kind === kinds[last] ? depth + 1 : depth;
}

function fits(open: string | undefined, wanted: string | undefined): boolean {
  return open === wanted || (open === 'taskList' && wanted === 'bulletList');
}

// A list below a task goes beside it when it holds tasks, and into it otherwise.
function attach(list: List, parent: List | undefined, top: Block[]): void {
  if (!parent) top.push(list);
  else if (parent.type !== 'taskList') {
    const last = parent.content.at(-1);
    if (last) last.content.push(list);
    else parent.content.push({ type: 'listItem', content: [list] });
  } else if (list.type === 'taskList') parent.content.push(list);
  else intoTask(parent, list);
}

function intoTask(parent: TaskList, list: List): void {
  const at = parent.content.findLastIndex((item) => item.type !== 'taskList');
  const task = parent.content[at];
  if (task?.type === 'blockTaskItem') task.content.push(list);
  else if (task?.type === 'taskItem') {
    const content: Block[] = [{ type: 'paragraph', content: task.content }, list];
    parent.content[at] = { type: 'blockTaskItem', attrs: task.attrs, content };
  }
}

function addItem(list: List | undefined, content: Block[], state: 'TODO' | 'DONE'): void {
  if (list?.type !== 'taskList') {
    list?.content.push({ type: 'listItem', content });
    return;
  }
  const [first, ...rest] = content;
  if (first === undefined) list.content.push({ type: 'taskItem', attrs: { state }, content: [] });
  else if (first.type === 'paragraph' && rest.length === 0) {
    list.content.push({ type: 'taskItem', attrs: { state }, content: first.content });
  } else list.content.push({ type: 'blockTaskItem', attrs: { state }, content });
}
