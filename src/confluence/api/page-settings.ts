import type { Dialect, PageHead, Property } from './dialect.ts';
import { EMOJI_KEYS, emojiToStored } from './emoji.ts';
import { PartlyDone, reasonOf } from './errors.ts';
import { WIDTH_KEYS } from './page-width.ts';

/** What the caller asked for; an empty text takes the setting away. */
export interface PageSettings {
  emoji?: string | undefined;
  page_width?: string | undefined;
}

/** Content properties to write; undefined as value deletes. */
export type WantedProperties = ReadonlyMap<string, string | undefined>;

/** Checks the settings before anything is written. @throws InvalidArgument for what is no emoji. */
export function wantedProperties({ emoji, page_width: width }: PageSettings): WantedProperties {
  const wanted = new Map<string, string | undefined>();
  if (emoji !== undefined)
    for (const key of EMOJI_KEYS) wanted.set(key, emoji.trim() === '' ? undefined : emojiToStored(emoji));
  if (width !== undefined) for (const key of WIDTH_KEYS) wanted.set(key, width === '' ? undefined : width);
  return wanted;
}

/**
 * Writes the properties that differ and returns all of them as they are now. `written` says what was done before.
 * @throws PartlyDone with what was set and what was not.
 */
export async function writeProperties(
  dialect: Pick<Dialect, 'writeProperty'>,
  page: PageHead & { properties: readonly Property[] },
  { wanted, written }: { wanted: WantedProperties; written: string },
): Promise<Property[]> {
  const byKey = new Map(page.properties.map((property) => [property.key, property]));
  const failures: string[] = [];
  const done: string[] = [];
  await Promise.all(
    [...wanted].map(async ([key, value]) => {
      const current = byKey.get(key);
      if (current ? current.value === value : value === undefined) return;
      try {
        await dialect.writeProperty(page, { key, value, current });
      } catch (error) {
        failures.push(`${key} (${reasonOf(error)})`);
        return;
      }
      done.push(key);
      if (value === undefined) byKey.delete(key);
      else byKey.set(key, { id: key, key, value, version: (current?.version ?? 0) + 1 });
    }),
  );
  if (failures.length === 0) return [...byKey.values()];
  const also = done.length > 0 ? ` ${done.join(', ')} was set as well.` : '';
  throw new PartlyDone(
    `${written}.${also} Not set: ${failures.join(', ')} Set emoji and page_width again with confluence_update_page.`,
  );
}
