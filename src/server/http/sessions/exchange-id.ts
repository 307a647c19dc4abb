/** The exchange that a response of the client belongs to, which put its id before that of the question. */
export function exchangeOf(message: unknown): string | undefined {
  const { id, method } = (message ?? {}) as { id?: unknown; method?: unknown };
  if (typeof id !== 'string' || method !== undefined) return undefined;
  return /^(.+)\.\d+$/.exec(id)?.[1];
}
