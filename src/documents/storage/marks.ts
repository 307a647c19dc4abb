import { styleColors } from '../color.ts';
import type { Mark } from '../tree.ts';
import { otherAttributes } from './extras.ts';
import type { XmlElement } from './xml.ts';

const plain: Record<string, 'strong' | 'em' | 'strike' | 'code' | 'underline'> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  del: 'strike',
  s: 'strike',
  strike: 'strike',
  code: 'code',
  tt: 'code',
  u: 'underline',
  ins: 'underline',
};

/** The marks that an element puts on the text inside; absent when the tree has no word for it. */
export function readElementMark(node: XmlElement): Mark[] | undefined {
  const type = Object.hasOwn(plain, node.name) ? plain[node.name] : undefined;
  if (type) return [{ type, ...otherAttributes(node) }];
  switch (node.name) {
    case 'sub':
    case 'sup':
      return [{ type: 'subsup', attrs: { type: node.name }, ...otherAttributes(node) }];
    case 'a':
      return link(node);
    case 'span':
      return span(node);
    case 'ac:inline-comment-marker': {
      const id = node.attributes['ac:ref'];
      return id === undefined
        ? undefined
        : [{ type: 'annotation', attrs: { id }, ...otherAttributes(node, ['ac:ref']) }];
    }
    default:
      return undefined;
  }
}

function link(node: XmlElement): Mark[] | undefined {
  const { href, title } = node.attributes;
  if (href === undefined) return undefined;
  const attrs = { href, ...(title === undefined ? {} : { title }) };
  return [{ type: 'link', attrs, ...otherAttributes(node, ['href', 'title']) }];
}

function span(node: XmlElement): Mark[] | undefined {
  const colors = styleColors(node.attributes.style ?? '');
  if (!colors || Object.keys(node.attributes).length > 1) return undefined;
  const { color, background } = colors;
  return [
    ...(color ? [{ type: 'textColor', attrs: { color } } as const] : []),
    ...(background ? [{ type: 'backgroundColor', attrs: { color: background } } as const] : []),
  ];
}
