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
  const lines: string[] = [];
  let open = false;
  for (const block of content) {
    if (block.type === 'bulletList' || block.type === 'orderedList')
      lines.push(writeList(block, marker, write));
    else if (block.type === 'taskList') lines.push(writeTaskList(block, marker, write));
    else {
      const text = write(block);
      lines.push(open || !startsWithText(block) ? text : `${marker} ${box}${text}`);
      if (!open && !startsWithText(block)) lines.splice(-1, 0, `${marker} ${box}`);
      open = true;
    }
  }
  if (!open && lines.length === 0) lines.push(`${marker} ${box}`);
  return lines.join('\n');
}

function startsWithText(block: Block): boolean {
  return block.type === 'paragraph' || block.type === 'mediaSingle';
}
