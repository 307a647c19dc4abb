/** What one process finds out about a site: it wants a pause, it is not to be asked, or it is well again. */
export type GateNews = { kind: 'held' | 'open'; ms: number } | { kind: 'closed' };

/** What the gates of several processes to one site share. */
export interface GateSharing {
  /**
   * Waits for a turn in the rate that all processes keep together. False where they cannot be asked: each then keeps
   * the rate by itself.
   */
  turn(signal: AbortSignal): Promise<boolean>;
  tell(news: GateNews): void;
  /** Passes on what other processes tell, and what they told before. */
  hear(listener: (news: GateNews) => void): void;
}
