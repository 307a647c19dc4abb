import type { Block, BlockTaskItem, BulletList, OrderedList, TaskItem, TaskList } from '../tree.ts';
import type { AdfNode } from './json.ts';
import { writeOpaqueMarks } from './marks.ts';
import type { Place } from './nesting.ts';
import { unknownKeys } from './origin.ts';
import { group, wrap } from './wrap.ts';
import { writeInlines } from './write-inline.ts';
import type { Writer } from './writer.ts';

/** A list; what may not stand in an item (a table, say) splits it, and a numbered list counts on behind it. */
export function writeList(list: BulletList | OrderedList, place: Place, writer: Writer): AdfNode[] {
  const items = list.content.flatMap((item) => {
    const inside = writer.blocks(item.content, { parent: 'listItem', inCell: place.inCell });
    return wrap(inside, 'listItem', (content) => ({
      type: 'listItem',
      ...extras(item),
      content,
      ...unknownKeys(item),
    }));
  });
  let written = 0;
  return group(
    items,
    (node) => node.type === 'listItem',
    (content) => {
      const part = {
        type: list.type,
        ...extras(list),
        ...countOn(list, written),
        content,
        ...unknownKeys(list),
      };
      written += content.length;
      return part;
    },
  );
}

function countOn(list: BulletList | OrderedList, written: number): { attrs?: Record<string, unknown> } {
  if (list.type === 'bulletList') return written > 0 && list.attrs ? { attrs: {} } : {};
  const { order } = list.attrs ?? {};
  if (written === 0) return order === undefined || order >= 0 ? {} : { attrs: { ...list.attrs, order: 0 } };
  return { attrs: { order: (order ?? 1) + written } };
}

function extras(node: { attrs?: object; marks?: Parameters<typeof writeOpaqueMarks>[0] }) {
  return {
    ...(node.attrs === undefined ? {} : { attrs: node.attrs }),
    ...(node.marks === undefined ? {} : { marks: writeOpaqueMarks(node.marks) }),
  };
}

/** A task list; blocks that a task cannot hold follow it, and the list goes on behind them. */
export function writeTaskList(list: TaskList, place: Place, writer: Writer): AdfNode[] {
  const first = withId(list.attrs, writer);
  const items = list.content.flatMap((item) =>
    item.type === 'taskList' ? writeTaskList(item, place, writer) : writeTask(item, place, writer),
  );
  let parts = 0;
  return group(
    items,
    (node) => taskTypes.has(node.type),
    (content) => {
      const attrs = parts++ === 0 ? first : { localId: writer.freshId() };
      return { type: 'taskList', ...extras(list), attrs, content, ...unknownKeys(list) };
    },
  );
}

const taskTypes = new Set(['taskItem', 'blockTaskItem', 'taskList']);

function withId(attrs: object | undefined, writer: Writer): Record<string, unknown> {
  return attrs && 'localId' in attrs ? { ...attrs } : { localId: writer.freshId(), ...attrs };
}

function writeTask(item: TaskItem | BlockTaskItem, place: Place, writer: Writer): AdfNode[] {
  const shell = { ...extras(item), attrs: withId(item.attrs, writer) };
  if (item.type === 'taskItem') {
    const content = writeInlines(item.content, writer.options);
    return [{ type: 'taskItem', ...shell, ...(content.length ? { content } : {}), ...unknownKeys(item) }];
  }
  if (item.content.length > 0 && item.content.every(isPlainParagraph)) {
    return [
      { type: 'blockTaskItem', ...shell, content: writer.blocks(item.content, place), ...unknownKeys(item) },
    ];
  }
  const [first, ...others] = item.content;
  const lead = first?.type === 'paragraph' ? writeInlines(first.content, writer.options) : [];
  const rest = first === undefined || first.type === 'paragraph' ? others : item.content;
  return [{ type: 'taskItem', ...shell, content: lead }, ...writer.blocks(rest, place)];
}

function isPlainParagraph(block: Block): boolean {
  return block.type === 'paragraph' || (block.type === 'opaqueBlock' && block.format === 'adf');
}
