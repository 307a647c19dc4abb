interface Dated {
  created?: string | undefined;
}

const at = ({ created }: Dated): number => Date.parse(created ?? '') || 0;

/** The same entries from the newest to the oldest; those of one moment keep their order reversed. */
export const newestFirst = <Entry extends Dated>(entries: readonly Entry[]): Entry[] =>
  entries.toReversed().sort((a, b) => at(b) - at(a));
