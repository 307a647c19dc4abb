import type { Cache } from '../../http/cache.ts';

/** What of the Markdown of a page was shown: all of it, or ranges of its characters. */
export type Shown = 'whole' | readonly (readonly [start: number, end: number])[];

interface Version {
  id: string;
  version: number;
}

/** What this caller has been shown of pages: an edit may remove that, but nothing else unasked. */
export interface Reading {
  note(page: Version, shown: Shown): Promise<void>;
  of(page: Version): Promise<Shown>;
}

/** Ranges that are remembered of one version. */
const MOST_RANGES = 200;

/** Remembers in the cache, and so for minutes: what was forgotten counts as never shown. */
export function createReading(cache: Cache): Reading {
  const entry = ({ id, version }: Version) =>
    cache.get(`shown/${id}/${version}`, async (): Promise<{ shown: Shown }> => ({ shown: [] }));
  return {
    async note(page, shown) {
      const known = await entry(page);
      if (shown === 'whole') known.shown = 'whole';
      else if (known.shown !== 'whole') known.shown = [...known.shown, ...shown].slice(-MOST_RANGES);
    },
    of: async (page) => (await entry(page)).shown,
  };
}
