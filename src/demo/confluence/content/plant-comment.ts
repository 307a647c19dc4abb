import type { Content } from '../model.ts';
import { latest } from '../model.ts';
import { person } from './markup.ts';
import type { Ground } from './plant.ts';

export interface CommentSpec {
  id: number;
  page: number;
  /** The comment that this one answers. */
  replyTo?: number;
  by: string;
  body: string;
  /** Hours before now. */
  age: number;
  /** For inline comments: the marker in the page, the words it marks, and whether somebody resolved it. */
  inline?: { markerRef: string; selection: string; status: 'open' | 'resolved' };
}

/** Adds a comment or a reply to a seeded page. */
export function plantComment({ store, seed, space }: Ground, spec: CommentSpec): Content {
  const container = store.get(String(spec.page));
  if (!container) throw new Error(`no seeded page ${spec.page}`);
  const at = new Date(seed.now.getTime() - spec.age * 3_600_000);
  const by = person(spec.by);
  return store.add({
    id: String(spec.id),
    type: 'comment',
    space,
    status: 'current',
    revisions: [
      {
        number: 1,
        at,
        by,
        message: '',
        minorEdit: false,
        title: `Re: ${latest(container).title}`,
        body: () => spec.body,
      },
    ],
    parent: spec.replyTo === undefined ? undefined : store.get(String(spec.replyTo)),
    container,
    position: spec.id,
    labels: [],
    properties: [],
    ...(spec.inline && { inline: { ...spec.inline, changedBy: by, changedAt: at } }),
  });
}
