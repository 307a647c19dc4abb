import type { BlockTaskItem, BulletList, ListItem, OrderedList, TaskItem, TaskList } from '../tree.ts';
import { attributeList, escapeText } from './escape.ts';
import { writeInlines } from './write-inline.ts';
import type { Writer } from './writer.ts';

/** `ul` and `ol`. */
export function writeList(list: BulletList | OrderedList, writer: Writer): string {
  const name = list.type === 'bulletList' ? 'ul' : 'ol';
  const order = list.type === 'orderedList' ? list.attrs?.order : undefined;
  const start = order === undefined ? {} : { start: String(order) };
  const items = list.content.map((item) => writeItem(item, writer));
  return `<${name}${attributeList({ ...start, ...list.xml?.attributes })}>${items.join('')}</${name}>`;
}

/** One item of a list. */
export function writeItem(item: ListItem, writer: Writer): string {
  return `<li${attributeList(item.xml?.attributes ?? {})}>${writer.blocks(item.content)}</li>`;
}

/** `ac:task-list`; a nested list goes into the body of the task before it. Ids are those of the original where known. */
export function writeTaskList(list: TaskList, writer: Writer): string {
  return `<ac:task-list${attributeList(list.xml?.attributes ?? {})}>${tasksOf(list, writer)}</ac:task-list>`;
}

/** The tasks of a list; a list that no task stands before has no body to go into: its tasks join those around. */
export function tasksOf(list: TaskList, writer: Writer): string {
  const tasks = list.content.map((item, index) => {
    const before = list.content[index - 1];
    if (item.type !== 'taskList') return writeTask(item, list.content[index + 1], writer);
    return before && before.type !== 'taskList' ? '' : tasksOf(item, writer);
  });
  return tasks.join('');
}

function writeTask(
  item: TaskItem | BlockTaskItem,
  below: TaskList['content'][number] | undefined,
  writer: Writer,
): string {
  const { 'ac:task-id': id = writer.ids(), 'ac:task-uuid': uuid } = item.xml?.parameters ?? {};
  const body = item.type === 'taskItem' ? writeInlines(item.content) : writer.blocks(item.content);
  const nested = below?.type === 'taskList' ? writeTaskList(below, writer) : '';
  const status = item.attrs.state === 'DONE' ? 'complete' : 'incomplete';
  return [
    `<ac:task><ac:task-id>${escapeText(id)}</ac:task-id>`,
    uuid === undefined ? '' : `<ac:task-uuid>${escapeText(uuid)}</ac:task-uuid>`,
    `<ac:task-status>${status}</ac:task-status>`,
    `<ac:task-body>${body}${nested}</ac:task-body></ac:task>`,
  ].join('');
}
