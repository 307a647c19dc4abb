import type { Cache } from '../../http/cache.ts';

/** What of the Markdown of a page was shown: all of it, or ranges of its characters. */
export type Shown = 'whole' | readonly Range[];

type Range = readonly [start: number, end: number];

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
      else if (known.shown !== 'whole') known.shown = joined([...known.shown, ...shown]).slice(-MOST_RANGES);
    },
    of: async (page) => (await entry(page)).shown,
  };
}

/** The same characters in ascending ranges that neither touch nor overlap: pages of a long text become one. */
function joined(ranges: readonly Range[]): Range[] {
  const all: Range[] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && start <= last[1]) all[all.length - 1] = [last[0], Math.max(last[1], end)];
    else all.push([start, end]);
  }
  return all;
}
