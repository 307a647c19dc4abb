import { DocumentError } from '../../../documents/document-error.ts';
import { InvalidArgument } from '../../../http/errors.ts';

/** Runs a conversion. @throws InvalidArgument with the document's own message, and the hint behind it. */
export function explained<T>(convert: () => T, hint = ''): T {
  try {
    return convert();
  } catch (error) {
    if (!(error instanceof DocumentError) && !(error instanceof SyntaxError)) throw error;
    throw new InvalidArgument(`${error.message} ${hint}`.trim(), { cause: error });
  }
}
