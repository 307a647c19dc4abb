import { readAdf } from '../../../documents/adf/read.ts';
import { eachMention, mentionName, mentionRef, refKey } from '../../../documents/collect-mentions.ts';
import type { Limits } from '../../../documents/limits.ts';
import { writeMarkdown } from '../../../documents/markdown/write.ts';
import { readStorage } from '../../../documents/storage/read.ts';
import type { Document } from '../../../documents/tree.ts';
import type { Body } from '../dialect.ts';
import { cleanView } from './clean-view.ts';
import { explained } from './explained.ts';

const HINT = 'The storage format can be read as it is with convert_to_markdown: false.';

/** The tree of a body. @throws InvalidArgument for one that is too large or nested too deep. */
export const readBody = ({ format, value }: Body, limits: Limits | undefined): Document =>
  explained(
    () =>
      format === 'adf' ? readAdf(JSON.parse(value), limits) : readStorage(storageFrom(format, value), limits),
    HINT,
  );

const storageFrom = (format: Body['format'], value: string): string =>
  format === 'view' ? cleanView(value) : value;

/** The document as Markdown, people by their names. */
export function toMarkdown(document: Document, names: ReadonlyMap<string, string>): string {
  fillNames(document, names);
  return explained(() => writeMarkdown(document), HINT).trimEnd();
}

/** Storage knows people by id only; Markdown shows names. */
export function fillNames(document: Document, names: ReadonlyMap<string, string>): void {
  eachMention(document, (mention) => {
    const ref = mentionRef(mention);
    const name = ref && !mentionName(mention) ? names.get(refKey(ref)) : undefined;
    if (name !== undefined) mention.attrs.text = `@${name}`;
  });
}
