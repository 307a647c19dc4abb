import { documents } from './documents/part.ts';
import type { Part } from './part.ts';

/** The parts by the name they have on the command line, in the order of the report. */
export const parts: Record<string, Part<unknown>> = { documents };

/** Their names. */
export const partNames = Object.keys(parts);
