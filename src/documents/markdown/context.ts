import type { MentionRef } from '../collect-mentions.ts';
import type { OpaqueNode } from '../collect-opaque.ts';

/** What writing one document needs to know besides the node at hand. */
export interface Context {
  /** The ids of the opaque nodes. */
  ids: () => Map<OpaqueNode, string>;
  /** A display name for a user that the document does not name. */
  nameOf: (ref: MentionRef) => string | undefined;
  /** The only user of a name; undefined when there are two. */
  userOf: (name: string) => MentionRef | undefined;
}
