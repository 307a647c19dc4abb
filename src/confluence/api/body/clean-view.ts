import { Parser } from 'htmlparser2';

/** Elements that a reader sees; of their attributes only these stay. */
const KEPT = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tr th td pre blockquote hr br img a strong b em i u s del code sub sup'.split(
    ' ',
  ),
);
const ATTRIBUTES = ['href', 'src', 'alt', 'colspan', 'rowspan', 'start'];
const EMPTY = new Set(['hr', 'br', 'img']);
const LISTS = new Set(['ul', 'ol', 'table', 'tbody', 'thead']);
const DROPPED = new Set(['script', 'style', 'button', 'svg', 'noscript', 'template', 'head']);
/** What has a line of its own, though the element itself says nothing. */
const WRAPPERS = new Set(
  'div section article aside header footer main nav figure form fieldset dd dt'.split(' '),
);
const INLINE = new Set('a strong b em i u s del code sub sup br img'.split(' '));

interface Frame {
  name: string;
  attributes: string;
  inner: string;
  hasBlock: boolean;
}

/**
 * Rendered HTML as well-formed storage with the elements that carry meaning: boxes, styles and scripts of the theme go,
 * their text stays.
 */
export function cleanView(html: string): string {
  const root: Frame = { name: '', attributes: '', inner: '', hasBlock: false };
  const open = [root];
  let dropped = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (DROPPED.has(name)) dropped += 1;
        open.push({ name, attributes: keptAttributes(attributes), inner: '', hasBlock: false });
      },
      ontext(text) {
        const frame = open.at(-1);
        if (frame && dropped === 0) frame.inner += escaped(text);
      },
      onclosetag(name) {
        const frame = open.pop();
        const parent = open.at(-1);
        if (DROPPED.has(name)) dropped -= 1;
        else if (frame && parent && dropped === 0) close(frame, parent);
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return root.inner;
}

function close({ name, attributes, inner, hasBlock }: Frame, parent: Frame): void {
  const isBlock = WRAPPERS.has(name) || (KEPT.has(name) && !INLINE.has(name));
  parent.hasBlock ||= isBlock || hasBlock;
  if (LISTS.has(name) && inner.trim() === '') return;
  if (EMPTY.has(name)) parent.inner += `<${name}${attributes} />`;
  else if (KEPT.has(name)) parent.inner += `<${name}${attributes}>${inner}</${name}>`;
  else if (WRAPPERS.has(name) && !hasBlock && inner.trim() !== '') parent.inner += `<p>${inner}</p>`;
  else parent.inner += inner;
}

const keptAttributes = (attributes: Record<string, string>): string =>
  ATTRIBUTES.filter((name) => attributes[name] !== undefined)
    .map((name) => ` ${name}="${escaped(attributes[name] ?? '')}"`)
    .join('');

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
