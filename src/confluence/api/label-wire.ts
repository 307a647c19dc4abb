import { z } from 'zod';
import { maybe, wireId } from './wire.ts';

/** A label; `prefix` is `global` unless it belongs to a person or team. */
export const WireLabel = z.object({
  id: wireId,
  name: z.string(),
  prefix: maybe(z.string()).transform((prefix) => prefix ?? 'global'),
});

/** All labels after one was added, as far as one answer holds them. */
export const LabelAnswer = z.object({
  results: z.array(WireLabel),
  _links: maybe(z.object({ next: maybe(z.string()) })),
});
