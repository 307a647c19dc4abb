import type { Call } from '../../call.ts';
import { type Content, first, latest } from '../model.ts';
import { refuse } from '../refuse.ts';

const keys: Record<string, (content: Content) => number | string> = {
  id: (content) => Number(content.id.replace('att', '')),
  title: (content) => latest(content).title.toLowerCase(),
  'created-date': (content) => first(content).at.getTime(),
  'modified-date': (content) => latest(content).at.getTime(),
};

/** The list in the order that the `sort` parameter names, a minus in front for descending; by id without one. */
export function sorted(call: Call, contents: readonly Content[]): Content[] {
  const name = call.query.get('sort') ?? 'id';
  const key = keys[name.replace(/^-/, '')];
  if (!key) throw refuse(call, 400, `Provided value {${name}} for 'sort' is not the correct type`);
  const sign = name.startsWith('-') ? -1 : 1;
  return contents
    .map((content) => ({ content, value: key(content) }))
    .sort((a, b) => (a.value < b.value ? -sign : a.value > b.value ? sign : 0))
    .map(({ content }) => content);
}
