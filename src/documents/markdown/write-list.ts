import type { Block, BlockTaskItem, BulletList, OrderedList, TaskItem, TaskList } from '../tree.ts';
import type { Context } from './context.ts';
import { escapeLineStarts } from './escape.ts';
import { writeParagraph } from './write-inline.ts';

interface Items {
  /** Use the other marker, so that the list does not run on from the one before it. */
  alternate: boolean;
  blocks: (blocks: readonly Block[]) => string[];
}

/** Bullet and numbered lists. */
export function writeList(list: BulletList | OrderedList, { alternate, blocks }: Items): string[] {
  const first = list.type === 'orderedList' ? Math.max(0, Math.trunc(list.attrs?.order ?? 1)) : 0;
  const lines: string[] = [];
  for (const [index, item] of list.content.entries()) {
    const [lead = '', ...rest] = itemLines(item.content, blocks);
    // A plain item whose text begins like a task.
    const text = lead.startsWith('[') ? lead.replace(/^\[(?=[ xX]\](?:\s|$))/, '\\[') : lead;
    const number = `${first + index}${alternate ? ')' : '.'}`;
    const marker = list.type === 'bulletList' ? bulletBefore(text, alternate) : number;
    addMarked(lines, marker, { first: text, rest });
  }
  return lines;
}

// Markers alone on a line would be a rule.
function bulletBefore(text: string, alternate: boolean): string {
  if (/^(?:[-*][ ]*){2,}$/.test(text)) return '+';
  return alternate ? '*' : '-';
}

interface Tasks extends Items {
  context: Context;
}

/** Task lists; a nested list is indented below its task. */
export function writeTaskList(list: TaskList, tasks: Tasks): string[] {
  const bullet = tasks.alternate ? '*' : '-';
  const lines: string[] = [];
  for (const [index, item] of list.content.entries()) {
    if (item.type === 'taskList') {
      const nested = writeTaskList(item, { ...tasks, alternate: false });
      addIndented(lines, index === 0 ? '' : '  ', nested);
    } else {
      const [first = '', ...rest] = taskLines(item, tasks);
      addMarked(lines, bullet, { first, rest });
    }
  }
  return lines;
}

function taskLines(item: TaskItem | BlockTaskItem, { context, blocks }: Tasks): string[] {
  const box = item.attrs.state === 'DONE' ? '[x]' : '[ ]';
  if (item.type === 'taskItem') {
    const [first = '', ...rest] = escapeLineStarts(writeParagraph(item.content, { context }));
    return [first === '' ? box : `${box} ${first}`, ...rest];
  }
  const [lead, ...others] = item.content;
  const startsWithText = lead?.type === 'paragraph' && lead.content.length > 0;
  const inside = itemLines(
    startsWithText ? item.content : others.length === item.content.length ? [] : item.content,
    blocks,
  );
  if (!startsWithText) return inside.length === 0 ? [box] : [box, '', ...inside];
  const [first = '', ...rest] = inside;
  return [`${box} ${first}`, ...rest];
}

// Lists directly below the text of their item need no empty line, unless Markdown would take them for that text.
function itemLines(content: readonly Block[], blocks: Items['blocks']): string[] {
  const [first, ...lists] = content;
  const tight =
    first?.type === 'paragraph' && first.content.length > 0 && lists.length > 0 && lists.every(interrupts);
  if (tight) return [...blocks([first]), ...blocks(lists)];
  const lines = blocks(content);
  return first?.type === 'rule' ? ['___', ...lines.slice(1)] : lines;
}

function interrupts(block: Block): boolean {
  if (block.type === 'taskList') return block.content[0]?.type !== 'taskList';
  if (block.type !== 'bulletList' && block.type !== 'orderedList') return false;
  if (block.type === 'orderedList' && (block.attrs?.order ?? 1) !== 1) return false;
  const [first] = block.content[0]?.content ?? [];
  return first?.type === 'paragraph' && first.content.length > 0;
}

function addMarked(
  lines: string[],
  marker: string,
  { first, rest }: { first: string; rest: readonly string[] },
): void {
  lines.push(first === '' ? marker : `${marker} ${first}`);
  if (rest.length > 0) addIndented(lines, ' '.repeat(marker.length + 1), rest);
}

function addIndented(lines: string[], indent: string, added: readonly string[]): void {
  for (const line of added) lines.push(line === '' ? '' : indent + line);
}
