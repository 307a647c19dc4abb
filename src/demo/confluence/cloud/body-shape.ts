import type { Call } from '../../call.ts';
import { refuse } from '../refuse.ts';
import { toAdf } from '../storage/to-adf.ts';
import { toView } from '../storage/to-view.ts';

const rendered = ['view', 'export_view', 'anonymous_export_view', 'styled_view', 'editor'];
const stored = ['storage', 'atlas_doc_format'];

/** The body format that a call asks for, if any; lists give only what is stored. Throws the product's 400 for others. */
export function bodyFormat(call: Call, reach: 'one' | 'list'): string | null {
  const format = call.query.get('body-format');
  const known = reach === 'one' ? [...stored, ...rendered] : stored;
  if (format === null || known.includes(format)) return format;
  throw refuse(
    call,
    400,
    `Provided value {${format}} for 'body-format' is not the correct type. Expected type is PrimaryBodyRepresentation${reach === 'one' ? 'Single' : ''}`,
  );
}

/** A body in the format asked for; an empty object when none is. */
export function bodyShape(format: string | null, storage: string): Record<string, unknown> {
  if (!format) return {};
  const value =
    format === 'storage' || format === 'editor'
      ? storage
      : format === 'atlas_doc_format'
        ? JSON.stringify(toAdf(storage))
        : toView(storage);
  return { [format]: { representation: format, value } };
}
