import type { Call } from '../call.ts';
import { requireWriter } from './access.ts';
import { ancestorsOf, type Content, latest, type Space } from './model.ts';
import { refuse } from './refuse.ts';
import type { Store } from './store.ts';

/** Where a page goes: to the end of what is below a page, or beside one. */
export interface Place {
  target: Content;
  position: 'append' | 'before' | 'after';
}

/** Moves a page with everything below it; throws the product's 400 for a loop or a title that is taken over there. */
export function moveContent(store: Store, call: Call, page: Content, { target, position }: Place): void {
  requireWriter(call, `Could not move content with id: ${page.id}`);
  if ([target, ...ancestorsOf(target)].includes(page))
    throw refuse(call, 400, `Can't add a parent that is a descendant of the page: ${page.id}`);
  const parent = position === 'append' ? target : target.parent;
  carryTo(store, call, page, target.space);
  store.change(page, () => {
    page.parent = parent;
  });
  const siblings = (parent ? store.below(parent) : store.top(page.space)).filter(
    (sibling) => sibling.type === 'page' && sibling !== page,
  );
  const ordered = siblings.toSorted((a, b) => a.position - b.position);
  const at = position === 'append' ? ordered.length : ordered.indexOf(target);
  ordered.splice(position === 'after' ? at + 1 : at, 0, page);
  for (const [index, sibling] of ordered.entries()) sibling.position = index;
}

/** Takes a page and all below it into a space, unless a title is taken there. */
export function carryTo(store: Store, call: Call, page: Content, space: Space): void {
  if (page.space === space) return;
  const all = withDescendants(store, page);
  for (const content of all) {
    const { title } = latest(content);
    if (content.type === 'page' && store.byTitle(space, 'page', title))
      throw refuse(
        call,
        400,
        `A page already exists with the title ${title} in the space with key ${space.key}`,
      );
  }
  for (const content of all)
    store.change(content, () => {
      content.space = space;
    });
}

function withDescendants(store: Store, page: Content): Content[] {
  const all: Content[] = [];
  const open = [page];
  for (let content = open.pop(); content; content = open.pop()) {
    all.push(content);
    open.push(...store.below(content));
  }
  return all;
}
