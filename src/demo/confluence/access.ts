import type { Call } from '../call.ts';
import type { DemoUser } from '../users.ts';
import type { Content, Space } from './model.ts';
import { noContent, refuse } from './refuse.ts';
import type { Store } from './store.ts';

/** Whether a user may see a space at all. */
export const seesSpace = (user: DemoUser, { readers }: Space): boolean =>
  !readers || readers.includes(user.name);

/** Whether a user may see content: its space, and every restriction on the way up to it. */
export function sees(user: DemoUser, content: Content): boolean {
  if (!seesSpace(user, content.space)) return false;
  for (let node: Content | undefined = content; node; node = node.parent ?? node.container)
    if (node.readers && !node.readers.includes(user.name)) return false;
  return true;
}

type Kind = Content['type'];

/** The content with this id and one of these types; throws the product's 404, or 403 for a restricted page on Data Center. */
export function requireContent(store: Store, call: Call, id: string, types: readonly Kind[]): Content {
  const isNumbered = !types.includes('attachment');
  if (isNumbered && call.path.startsWith('/api/v2/') && !/^\d+$/.test(id))
    throw refuse(call, 400, `Provided value {${id}} for 'id' is not the correct type. Expected type is long`);
  const content = store.get(id);
  if (!content || !types.includes(content.type) || !seesSpace(call.user, content.space))
    throw noContent(call, id);
  if (sees(call.user, content)) return content;
  // Cloud hides what a user may not see; Data Center admits that there is something.
  if (call.deployment === 'cloud') throw noContent(call, id);
  throw refuse(call, 403, `User not permitted to view content with id: ContentId{id=${id}}`);
}

/** Throws the product's 403 unless the user may write; the guest reads only. */
export function requireWriter(call: Call, what: string): void {
  if (call.user.name === 'guest') throw refuse(call, 403, what);
}
