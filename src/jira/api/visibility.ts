import { InvalidArgument } from '../../http/errors.ts';
import type { Visibility } from '../model/comment.ts';

/** Who may see a comment, from the caller's words; undefined for nothing. @throws InvalidArgument for anything else. */
export function readVisibility(given: Record<string, unknown> | undefined): Visibility | undefined {
  if (given === undefined || Object.keys(given).length === 0) return undefined;
  const { type, value, identifier } = given;
  const known = type === 'role' || type === 'group';
  if (known && typeof value === 'string') return { type, value };
  if (known && typeof identifier === 'string') return { type, identifier } as never;
  throw new InvalidArgument(
    'visibility takes {"type": "role", "value": "Developers"} or {"type": "group", "value": "a-group"}.',
  );
}
