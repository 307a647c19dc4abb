import { type Content, latest } from '../model.ts';
import type { Store } from '../store.ts';
import { escapeXml } from './escape.ts';

const childrenMacro = /<ac:structured-macro [^>]*ac:name="children"[^>]*>.*?<\/ac:structured-macro>/gs;

/** Storage with the list of child pages in the place of each `children` macro, as every rendered view has it. */
export function renderChildren(store: Store, content: Content, storage: string): string {
  if (content.type !== 'page') return storage;
  const items = store
    .below(content)
    .filter(({ type, status, readers }) => type === 'page' && status === 'current' && !readers)
    .toSorted((a, b) => a.position - b.position)
    .map(
      (child) =>
        `<li><span class="child-display"><a href="/pages/${child.id}">${escapeXml(latest(child).title)}</a></span></li>`,
    );
  return storage.replace(
    childrenMacro,
    () => `<div class="plugin_children"><ul class="childpages-macro">${items.join('')}</ul></div>`,
  );
}
