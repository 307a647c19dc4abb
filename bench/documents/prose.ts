const words =
  'service gateway retries customer invoice ledger deploys rollback session token latency queue worker schema index region alert release branch review payload header audit workflow sprint backlog storage bucket replica'.split(
    ' ',
  );

/** A sentence of that many words, the same for the same seed. */
export function prose(seed: number, length: number): string {
  const picked = Array.from({ length }, (_, i) => words[(seed * 7 + i * (3 + (seed % 5))) % words.length]);
  return `The ${picked.join(' ')}.`;
}
