import { DocumentError } from '../../../documents/document-error.ts';
import { InvalidArgument } from '../../../http/errors.ts';

/** Runs a conversion. @throws InvalidArgument with the document's own message, and the hint for it behind it. */
export function explained<T>(convert: () => T, hint: string | ((error: Error) => string) = ''): T {
  try {
    return convert();
  } catch (error) {
    if (!(error instanceof DocumentError) && !(error instanceof SyntaxError)) throw error;
    const more = typeof hint === 'string' ? hint : hint(error);
    throw new InvalidArgument(`${error.message} ${more}`.trim(), { cause: error });
  }
}
