import type { Block, Inline, MediaSingle, Paragraph, Table } from '../tree.ts';
import type { Place } from './nesting.ts';

/**
 * What to write instead of a block that may not stand here; absent when it may leave its parent and stand beside it.
 * Inside a table cell nothing can leave, so everything finds a form that fits.
 */
export function downgrade(block: Block, type: string, place: Place): Block[] | undefined {
  switch (block.type) {
    case 'heading':
      return [{ type: 'paragraph', content: strong(block.content) }];
    case 'rule':
      return [{ type: 'paragraph', content: [{ type: 'text', text: '———' }] }];
    case 'blockquote':
      return block.content;
    case 'panel':
      return [...titled(block.title), ...block.content];
    case 'blockCard':
    case 'embedCard':
      return [{ type: 'paragraph', content: [{ type: 'inlineCard', attrs: { url: block.attrs.url } }] }];
    case 'mediaGroup':
      return block.content.map((media): MediaSingle => ({ type: 'mediaSingle', content: [media] }));
    case 'expand':
      return place.inCell || place.parent === 'nestedExpand'
        ? [...titled(block.attrs?.title), ...block.content]
        : undefined;
    case 'container':
      return type === 'container' || type === 'layoutSection' || place.inCell
        ? unwrap(block.content)
        : undefined;
    case 'table':
      return place.inCell ? rows(block) : undefined;
    case 'taskList':
      return place.inCell ? [asBullets(block)] : undefined;
    default:
      return undefined;
  }
}

/** A title that its block cannot say in ADF: a line in bold before it. */
export function strongParagraph(title: string): Paragraph {
  return { type: 'paragraph', content: [{ type: 'text', text: title, marks: [{ type: 'strong' }] }] };
}

function titled(title: string | undefined): Block[] {
  return title ? [strongParagraph(title)] : [];
}

function strong(content: readonly Inline[]): Inline[] {
  return content.map((node) =>
    node.type === 'text' && !node.marks?.some((mark) => mark.type === 'strong' || mark.type === 'code')
      ? { ...node, marks: [...(node.marks ?? []), { type: 'strong' }] }
      : node,
  );
}

// The columns of a layout go with it: on their own they may stand nowhere.
function unwrap(content: readonly Block[]): Block[] {
  return content.flatMap((block) =>
    block.type === 'container' && block.name === 'layoutColumn' ? block.content : [block],
  );
}

function rows(table: Table): Block[] {
  return table.content.flatMap((row) => row.content.flatMap((cell) => cell.content));
}

function asBullets(list: Extract<Block, { type: 'taskList' }>): Block {
  return {
    type: 'bulletList',
    content: list.content.map((item) => {
      if (item.type === 'taskList') return { type: 'listItem', content: [asBullets(item)] };
      const box: Inline = { type: 'text', text: item.attrs.state === 'DONE' ? '[x] ' : '[ ] ' };
      if (item.type === 'taskItem') {
        return { type: 'listItem', content: [{ type: 'paragraph', content: [box, ...item.content] }] };
      }
      return { type: 'listItem', content: [{ type: 'paragraph', content: [box] }, ...item.content] };
    }),
  };
}
