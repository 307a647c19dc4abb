import { escapeXml } from './escape.ts';

/** Storage for wiki markup that is sent in: headings, flat lists and paragraphs, one per line; inline markup stays text. */
export function fromWiki(source: string): string {
  const blocks: string[] = [];
  let list: { element: string; items: string[] } | undefined;
  const endList = () => {
    if (list) blocks.push(`<${list.element}>${list.items.join('')}</${list.element}>`);
    list = undefined;
  };
  for (const line of source.split('\n')) {
    const item = /^([*#-]) +(\S.*)$/.exec(line);
    if (item) {
      const element = item[1] === '#' ? 'ol' : 'ul';
      if (list?.element !== element) endList();
      list ??= { element, items: [] };
      list.items.push(`<li><p>${escapeXml(item[2] ?? '')}</p></li>`);
      continue;
    }
    endList();
    const heading = /^h([1-6])\. +(\S.*)$/.exec(line);
    if (heading) blocks.push(`<h${heading[1]}>${escapeXml(heading[2] ?? '')}</h${heading[1]}>`);
    else if (line.trim() !== '') blocks.push(`<p>${escapeXml(line.trim())}</p>`);
  }
  endList();
  return blocks.join('');
}
