import {
  collectMentions,
  eachMention,
  type MentionRef,
  mentionName,
  mentionRef,
  refKey,
} from '../../../documents/collect-mentions.ts';
import { DocumentError, UnseenLoss } from '../../../documents/document-error.ts';
import { editStorage } from '../../../documents/edit/edit.ts';
import type { Limits } from '../../../documents/limits.ts';
import { readMarkdown } from '../../../documents/markdown/read.ts';
import { readStorage } from '../../../documents/storage/read.ts';
import type { Document } from '../../../documents/tree.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import type { Dialect } from '../dialect.ts';
import type { Names } from '../names.ts';
import type { Shown } from '../reading.ts';
import { explained } from './explained.ts';
import { similarText } from './find-text.ts';
import { type NewContent, newStorage, tokensOf } from './new-storage.ts';
import { changeOf, spliceStorage } from './page-edit.ts';
import { fillNames, readBody, toMarkdown } from './read-body.ts';
import { inBoth, removedElements } from './removed.ts';
import { refsOfNames } from './resolve-mentions.ts';

/** The body that is changed, and what its change has to respect. */
export interface CurrentBody {
  storage: string;
  names: Names;
  people: Pick<Dialect, 'findPeople'>;
  /** What of it the caller has been shown. */
  shown: Shown;
  /** Whether what was not shown may go. */
  allowLoss: boolean;
  limits: Limits | undefined;
}

/** A changed body, and what the caller is told of it. */
export interface ChangedStorage {
  storage: string;
  /** Elements of the old body that are gone. */
  removed: string[];
  /** How often a text was found and replaced. */
  count?: number;
}

/**
 * The one place that turns a caller's content into the storage that takes the place of another one. What the caller did
 * not change keeps its bytes.
 * @throws InvalidArgument for content that cannot be read, and with the list of elements that would be lost unseen.
 */
export async function changedStorage(content: NewContent, current: CurrentBody): Promise<ChangedStorage> {
  const { storage: old, names, people, limits } = current;
  if (content.edit && (content.headingAnchors || content.tableLayout !== undefined))
    throw new InvalidArgument(
      'enable_heading_anchors and table_layout are for a whole body: leave them out of an edit.',
    );
  const before = readBody({ format: 'storage', value: old }, limits);
  fillNames(before, await names.of(collectMentions(before)));
  if (isMerged(content)) return merge(content, before, current);
  const text = await newStorage(content, { people, before, limits });
  const storage = content.edit ? spliceStorage(old, before, { of: content.edit, text }) : text;
  const after = explained(() => readStorage(storage, limits));
  const removed = removedElements(before, after);
  const seen = shownText(before, current);
  const unseen =
    seen === undefined || current.allowLoss
      ? []
      : inBoth(removed, removedElements(before, part(seen, before, limits)));
  if (unseen.length === 0) return { storage, removed };
  throw new InvalidArgument(
    `This edit would remove what was not in the text you read: ${unseen.join(', ')}. Read the whole page and keep these elements. ${NOTHING}`,
  );
}

const NOTHING = 'Nothing was written; allow_loss: true removes them all the same.';

/** Markdown is merged into storage, but for what is to be done to all of it. */
const isMerged = ({ format, headingAnchors, tableLayout, edit }: NewContent): boolean =>
  format === 'markdown' && (edit !== undefined || (!headingAnchors && tableLayout === undefined));

async function merge(
  { text, edit }: NewContent,
  document: Document,
  current: CurrentBody,
): Promise<ChangedStorage> {
  const { storage: old, people, allowLoss, limits } = current;
  const change = edit ? changeOf(edit, text) : text;
  const known = namesOf(document);
  const given = explained(() => readMarkdown(text, { opaque: tokensOf(document), limits }));
  const refs = await refsOfNames(given, { before: document, people });
  const seen = shownText(document, current);
  const edited = explained(
    () =>
      editStorage(old, change, {
        nameOf: (ref: MentionRef) => known.get(refKey(ref)),
        userOf: (name: string) => refs.get(name),
        allowLoss,
        limits,
        ...(seen !== undefined && { shown: seen }),
      }),
    (error) => (error instanceof UnseenLoss ? NOTHING : 'Nothing was written.'),
  );
  if (edited.count === 0) throw notFound(document, edit?.find ?? '');
  return edited;
}

function notFound(document: Document, text: string): InvalidArgument {
  const similar = similarText(document, text);
  return new InvalidArgument(
    `Nothing was written: ${JSON.stringify(text.slice(0, 120))} is nowhere in the text of the page. ${
      similar === undefined
        ? 'Give words as the page shows them, from one paragraph, without Markdown.'
        : `The page has ${JSON.stringify(similar)}: give exactly that.`
    }`,
  );
}

/** The Markdown that the caller was shown; undefined for all of it. */
function shownText(document: Document, { shown, limits }: CurrentBody): string | undefined {
  if (shown === 'whole') return undefined;
  const text = toMarkdown(document, new Map());
  if (shown.length === 1 && shown[0]?.[0] === 0 && shown[0][1] >= text.length) return undefined;
  const parts = shown.map(([start, end]) => text.slice(start, end)).join('\n\n');
  // A part that was cut inside a container or a token cannot be read: then nothing counts as shown.
  return part(parts, document, limits).content.length === 0 ? '' : parts;
}

function part(markdown: string, document: Document, limits: Limits | undefined): Document {
  try {
    return readMarkdown(markdown, { opaque: tokensOf(document), limits });
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return readMarkdown('');
  }
}

/** Display names by user, as reading the document showed them. */
function namesOf(document: Document): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  eachMention(document, (mention) => {
    const [ref, name] = [mentionRef(mention), mentionName(mention)];
    if (ref && name) names.set(refKey(ref), name);
  });
  return names;
}
