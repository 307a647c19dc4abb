import { checkSize, type Limits } from '../../../documents/limits.ts';
import { wellFormed } from '../../../documents/storage/well-formed.ts';
import { parseXml } from '../../../documents/storage/xml.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import { explained } from './explained.ts';

/** @throws InvalidArgument for text that nests too deep, and with line and column where it is not well-formed XML. */
export function checkStorage(text: string, limits: Limits | undefined): void {
  const checked = wellFormed(text);
  if (checked.ok) {
    explained(() => parseXml(text, limits));
    return;
  }
  const [, line, column, what] = /^(\d+):(\d+): (.*)$/s.exec(checked.reason) ?? [];
  const where = line === undefined ? checked.reason : `line ${line}, column ${column}: ${what}`;
  throw new InvalidArgument(
    `The storage format is not well-formed XML (${where}). Close every tag, and write & < > in text as &amp; &lt; &gt;.`,
  );
}

/** A body as it is to be sent. @throws InvalidArgument where it is larger than pages may be. */
export function fitting(storage: string, limits: Limits | undefined): string {
  explained(() => checkSize(storage, limits), 'Split the text into several pages, or attach it as a file.');
  return storage;
}

/** Whether a text that may be either is storage rather than Markdown: it starts with a tag and is well-formed. */
export const isStorage = (text: string): boolean => text.trimStart().startsWith('<') && wellFormed(text).ok;
