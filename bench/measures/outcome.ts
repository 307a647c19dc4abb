/** A figure that was measured, or why it was not. */
export type Outcome<T> = T | { reason: string };

/** Does the work, or says in one line why it did not succeed. */
export async function attempt<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { reason: reason.split('\n')[0]?.slice(0, 160) ?? '' };
  }
}

/** Whether there is a reason in the place of a figure. */
export function isReason<T extends object>(outcome: Outcome<T>): outcome is { reason: string } {
  return 'reason' in outcome;
}
