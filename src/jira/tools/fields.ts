import { z } from 'zod';
import { id, list } from '../../toolkit/inputs.ts';

// What cannot be a key anywhere is refused here; the operator's own pattern holds when the tool runs. Neither is
// advertised, as every tool would carry it in its schema.
const LONGEST = 255;
const matching = (pattern: RegExp, problem: string) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.trim().toUpperCase() : value),
    z.string().refine((text) => text.length <= LONGEST && pattern.test(text), problem),
  );

/** An issue key, in any case. */
export const issueKey = matching(
  /^[A-Z0-9][A-Z0-9_-]*-\d+$/,
  'it has to be an issue key such as PROJ-123',
).describe('E.g. PROJ-123');

/** A project key, in any case. */
export const projectKey = matching(/^[A-Z0-9][A-Z0-9_-]*$/, 'it has to be a project key such as PROJ');

/** A text that may be left empty; numbers are taken as their digits. */
export const optionalText = () =>
  z.preprocess(
    (value) => (typeof value === 'number' ? String(value) : value === '' ? undefined : value),
    z.string().optional(),
  );

/** An issue of a list of new ones; its other fields are those of Jira. */
export const newIssue = () =>
  z.looseObject({
    project_key: projectKey.describe('E.g. PROJ'),
    summary: z.string().trim().min(1).describe('Title'),
    issue_type: id().describe('Name or id'),
  });

/** A version of a list of new ones; dates are also taken under the names that Jira has for them. */
export const newVersion = () =>
  z.preprocess(
    (value) => {
      if (typeof value !== 'object' || value === null) return value;
      const { startDate, releaseDate, ...rest } = value as Record<string, unknown>;
      const dates = { start_date: startDate, release_date: releaseDate };
      const given = { ...dates, ...rest };
      return Object.fromEntries(
        Object.entries(given).filter(([, item]) => item !== undefined && item !== null),
      );
    },
    z.strictObject({
      name: z.string().trim().min(1).describe('E.g. 2.2'),
      description: optionalText().describe('Plain text'),
      start_date: optionalText().describe('YYYY-MM-DD'),
      release_date: optionalText().describe('YYYY-MM-DD'),
    }),
  );

const part = z.string().optional();
const file = z.strictObject({ path: part, filename: part, mime_type: part, base64: part });

/** Files to attach; a text alone is a path. */
export const givenFiles = () =>
  list(z.preprocess((value) => (typeof value === 'string' ? { path: value } : value), file))
    .optional()
    .describe('Files by path (stdio only), or with filename and base64');

/** Field names or ids. */
export const fieldNames = () => list(z.string()).optional();

const PAGE = 100;
const LARGEST_WISH = 1000;

/** Number of results in one page; a wish for up to 1000 gets 100 and a token for the rest, a larger one an error. */
export const pageLimit = () =>
  z.preprocess(
    (value) => {
      const number = typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value;
      return typeof number === 'number' && number <= LARGEST_WISH ? Math.min(number, PAGE) : number;
    },
    z.int().min(1).max(PAGE, `a page has at most ${PAGE} issues; the answer says how to get the next one`),
  );
