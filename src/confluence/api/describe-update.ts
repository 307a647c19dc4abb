import { collectMentions } from '../../documents/collect-mentions.ts';
import type { PageWritten } from '../model/page.ts';
import { changedSections } from './body/changed-sections.ts';
import type { ChangedStorage } from './body/changed-storage.ts';
import { asStorage } from './body/new-storage.ts';
import { readBody, toMarkdown } from './body/read-body.ts';
import { keptElements } from './body/removed.ts';
import type { PageChange, PageRecord } from './dialect.ts';
import { unifiedDiff } from './diff/unified-diff.ts';
import type { WantedProperties } from './page-settings.ts';
import type { Presenting } from './present-page.ts';

interface Update {
  current: PageRecord;
  change: PageChange;
  body: ChangedStorage;
  properties: WantedProperties;
  options: { dry_run: boolean };
}

type Told = Pick<PageWritten, 'changed' | 'removed' | 'kept' | 'diff'>;

/** Elements that are named as kept. */
const MOST_KEPT = 20;

/** What an update changes, removes and keeps; for a dry run also line by line. */
export async function describeUpdate({ names, limits }: Presenting, update: Update): Promise<Told> {
  const { current, change, body, options } = update;
  const old = current.body?.value ?? '';
  const changed = settingsOf(update);
  const removed = body.removed.length > 0 && { removed: body.removed };
  if (old === change.storage) return { changed, ...removed, ...(options.dry_run && { diff: '' }) };
  const before = readBody(asStorage(old), limits);
  const after = readBody(asStorage(change.storage), limits);
  const people = await names.of([...collectMentions(before), ...collectMentions(after)]);
  const [was, is] = [toMarkdown(before, people), toMarkdown(after, people)];
  const sections = changedSections(was, is);
  changed.push(...sections.changed);
  if (sections.changed.length === 0) changed.push('what Markdown does not show, such as widths and ids');
  const elements = keptElements(before, after);
  return {
    changed,
    ...removed,
    kept: { sections: sections.kept, elements: elements.slice(0, MOST_KEPT) },
    ...(options.dry_run && { diff: diffOf(current.version, was, is) }),
  };
}

const diffOf = (version: number, before: string, after: string): string =>
  unifiedDiff({ name: `v${version}`, text: before }, { name: `v${version + 1}`, text: after });

function settingsOf({ current, change, properties }: Update): string[] {
  const changed: string[] = [];
  if (change.title !== current.title)
    changed.push(`title: ${JSON.stringify(current.title)} becomes ${JSON.stringify(change.title)}`);
  if (change.parentId !== undefined && change.parentId !== current.parentId)
    changed.push(`parent: ${current.parentId ?? 'none'} becomes ${change.parentId}`);
  for (const [key, value] of properties)
    if (current.properties.find((property) => property.key === key)?.value !== value)
      changed.push(`${key}: ${value === undefined ? 'removed' : JSON.stringify(value)}`);
  return changed;
}
