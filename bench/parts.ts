import { documents } from './documents/part.ts';
import { coldStart } from './measures/cold-start.ts';
import { growth } from './measures/growth.ts';
import { memory } from './measures/memory.ts';
import { requests } from './measures/requests.ts';
import { throughput } from './measures/throughput.ts';
import { tokens } from './measures/tokens.ts';
import type { Part } from './part.ts';

/** The parts by the name they have on the command line, in the order of the report. */
export const parts: Record<string, Part<unknown>> = {
  'cold-start': coldStart,
  memory,
  calls: throughput,
  growth,
  requests,
  tokens,
  documents,
};

/** Their names. */
export const partNames = Object.keys(parts);
