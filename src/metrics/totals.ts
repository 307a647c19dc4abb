import type { Told } from './gathering.ts';

export interface Totals {
  /** The readings to add up: the newest of each worker, and what the ended ones had counted. */
  add(told: readonly Told[]): string[];
  /** Keeps what a worker had counted when it was last asked. */
  ended(worker: number): Promise<void>;
}

/**
 * Keeps the readings of workers: a counter that shrinks when one ends would look like a restart of all, and a worker
 * that is too busy to answer would look like one that ended.
 */
export function createTotals(sumOfEnded: (readings: readonly string[]) => Promise<string>): Totals {
  const latest = new Map<number, string>();
  let past: string[] = [];
  let folded = Promise.resolve();
  /** One after the other, as what ends meanwhile is added to the list. */
  const fold = async () => {
    const { length } = past;
    const sum = await sumOfEnded(past);
    past = [sum, ...past.slice(length)];
  };
  return {
    add(told) {
      for (const { worker, text } of told) latest.set(worker, text);
      return [...latest.values(), ...past];
    },
    ended(worker) {
      const last = latest.get(worker);
      latest.delete(worker);
      if (last === undefined) return folded;
      past = [...past, last];
      folded = folded.then(fold);
      return folded;
    },
  };
}
