import type { Content, Label, Space } from './model.ts';
import { latest } from './model.ts';

export interface Store {
  readonly spaces: readonly Space[];
  /** The site's present: its start plus the time since. */
  now(): Date;
  get(id: string): Content | undefined;
  all(): Iterable<Content>;
  /** What hangs directly below: child pages, top-level comments and attachments of a page; replies of a comment. */
  below(content: Content): readonly Content[];
  /** Pages and blog posts at the top of a space. */
  top(space: Space): readonly Content[];
  byTitle(space: Space, type: Content['type'], title: string): Content | undefined;
  add(content: Content): Content;
  /** Changes what the indexes know about: title, place and state. */
  change(content: Content, edit: () => void): void;
  purge(content: Content): void;
  /** The label of this name; the same one wherever it is used. */
  label(name: string): Label;
  /** A fresh number for anything that has an id. */
  nextId(): string;
}

/** Content in memory with the three indexes that the site asks for: id, place and title. */
export function createStore(spaces: readonly Space[], start: Date): Store {
  const contents = new Map<string, Content>();
  const places = new Map<string, Content[]>();
  const titles = new Map<string, Content>();
  const labels = new Map<string, Label>();
  const startedAt = Date.now();
  // Seeded ids are lower: a site with scale 1000 ends below 50 million.
  let lastId = 50_000_000;

  const link = (content: Content) => {
    const siblings = places.get(placeOf(content));
    if (siblings) siblings.push(content);
    else places.set(placeOf(content), [content]);
    if (isTitled(content)) titles.set(titleKey(content.space, content.type, latest(content).title), content);
  };
  const unlink = (content: Content) => {
    const siblings = places.get(placeOf(content)) ?? [];
    const index = siblings.indexOf(content);
    if (index >= 0) siblings.splice(index, 1);
    const key = titleKey(content.space, content.type, latest(content).title);
    if (titles.get(key) === content) titles.delete(key);
  };

  return {
    spaces,
    now: () => new Date(start.getTime() + Date.now() - startedAt),
    get: (id) => contents.get(id),
    all: () => contents.values(),
    below: (content) => places.get(content.id) ?? [],
    top: (space) => places.get(`space:${space.id}`) ?? [],
    byTitle: (space, type, title) => titles.get(titleKey(space, type, title)),
    add(content) {
      contents.set(content.id, content);
      link(content);
      return content;
    },
    change(content, edit) {
      unlink(content);
      edit();
      link(content);
    },
    purge(content) {
      unlink(content);
      contents.delete(content.id);
    },
    label(name) {
      const label = labels.get(name) ?? { id: String(400_001 + labels.size), name };
      labels.set(name, label);
      return label;
    },
    nextId() {
      lastId += 1;
      return String(lastId);
    },
  };
}

const placeOf = ({ space, parent, container }: Content): string =>
  parent?.id ?? container?.id ?? `space:${space.id}`;

/** Only current pages and posts hold their title: a page in the bin does not stop a new one. */
const isTitled = ({ type, status }: Content): boolean =>
  status === 'current' && (type === 'page' || type === 'blogpost');

const titleKey = (space: Space, type: Content['type'], title: string): string =>
  `${space.id}/${type}/${title.toLowerCase()}`;
