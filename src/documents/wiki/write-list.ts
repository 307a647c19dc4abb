import type { Block, BlockTaskItem, BulletList, OrderedList, TaskItem, TaskList } from '../tree.ts';

type WriteBlock = (block: Block) => string;

/** Bullet and numbered lists; `marker` is that of the lists around. */
export function writeList(list: BulletList | OrderedList, marker: string, write: WriteBlock): string {
  const own = marker + (list.type === 'bulletList' ? '*' : '#');
  return list.content.map((item) => writeItem(item.content, own, '', write)).join('\n');
}

/** Task lists: bullets with a box. */
export function writeTaskList(list: TaskList, marker: string, write: WriteBlock): string {
  return list.content
    .map((item) => {
      if (item.type === 'taskList') return writeTaskList(item, `${marker}*`, write);
      return writeItem(blocksOf(item), `${marker}*`, item.attrs.state === 'DONE' ? '[x] ' : '[ ] ', write);
    })
    .join('\n');
}

function blocksOf(item: TaskItem | BlockTaskItem): readonly Block[] {
  return item.type === 'taskItem' ? [{ type: 'paragraph', content: item.content }] : item.content;
}

// Wiki markup ends an item at an empty line, so everything in it follows line by line.
function writeItem(content: readonly Block[], marker: string, box: string, write: WriteBlock): string {
  const [first] = content;
  const head = `${marker} ${box}`;
  const startsList = first !== undefined && isList(first);
  const rest = content.map((block) => (isList(block) ? writeNested(block, marker, write) : write(block)));
  if (first && startsWithText(first)) return [head + (rest[0] ?? ''), ...rest.slice(1)].join('\n');
  return startsList ? rest.join('\n') : [head, ...rest].join('\n');
}

type List = BulletList | OrderedList | TaskList;

function isList(block: Block): block is List {
  return block.type === 'bulletList' || block.type === 'orderedList' || block.type === 'taskList';
}

function writeNested(list: List, marker: string, write: WriteBlock): string {
  return list.type === 'taskList' ? writeTaskList(list, marker, write) : writeList(list, marker, write);
}

function startsWithText(block: Block): boolean {
  return block.type === 'paragraph' || block.type === 'mediaSingle';
}
