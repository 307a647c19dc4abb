import { type Answer, type Call, ok } from '../../call.ts';
import { requireWriter } from '../access.ts';
import { type Content, latest } from '../model.ts';
import { asObject } from '../read-json.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { updateContent } from '../write-content.ts';
import { commentShape } from './comment-shape.ts';

/** A new version of an inline comment, which resolves or reopens its thread where the request says so. */
export function updateInline(store: Store, call: Call, comment: Content): Answer {
  requireWriter(call, `Could not update comment with id: ${comment.id}`);
  const { version, resolved } = asObject(call.body);
  const number = Number(asObject(version).number);
  if (!Number.isInteger(number)) throw refuse(call, 400, 'version.number must be specified');
  if (comment.parent && resolved !== undefined)
    throw refuse(call, 400, 'Only the first comment of a thread can be resolved');
  updateContent(store, call, comment, { number, title: latest(comment).title });
  const { inline } = comment;
  if (inline && typeof resolved === 'boolean') {
    const now = { ...inline, status: resolved ? ('resolved' as const) : ('reopened' as const) };
    store.change(comment, () => {
      comment.inline = { ...now, changedBy: call.user, changedAt: store.now() };
    });
  }
  return ok(commentShape(comment, 'storage'));
}
