import { z } from 'zod';
import { list } from '../../toolkit/inputs.ts';

// The patterns are checked, but not advertised: every tool would carry them in its schema.
const matching = (pattern: RegExp, problem: string) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.trim().toUpperCase() : value),
    z.string().refine((text) => pattern.test(text), problem),
  );

/** An issue key, in any case. */
export const issueKey = matching(
  /^[A-Z][A-Z0-9_]+-\d+(?:-\d+)*$/,
  'it has to be an issue key such as PROJ-123',
).describe('Issue key, e.g. PROJ-123');

/** A project key, in any case. */
export const projectKey = matching(/^[A-Z][A-Z0-9_]+$/, 'it has to be a project key such as PROJ');

/** A text that may be left empty; numbers are taken as their digits. */
export const optionalText = () =>
  z.preprocess(
    (value) => (typeof value === 'number' ? String(value) : value === '' ? undefined : value),
    z.string().optional(),
  );

/** Field names or ids. */
export const fieldNames = () => list(z.string()).optional();

/** Number of results in one page; a wish for more than 100 gets 100 and a token for the rest. */
export const pageLimit = () =>
  z.preprocess((value) => {
    const number = typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value;
    return typeof number === 'number' ? Math.min(number, 100) : number;
  }, z.int().min(1).max(100));
