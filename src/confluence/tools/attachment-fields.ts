import { z } from 'zod';
import { flag, id } from '../../toolkit/inputs.ts';
import { orBlank } from './fields.ts';

/** The page or blog post that files hang on. */
export const contentId = id().describe('Page id, URL or SPACE:Title');

/** One file. */
export const attachmentId = id().describe('Attachment id (att123) or download link');

/** What is said about a file that is sent. */
export const uploadFields = {
  comment: orBlank(z.string()).describe('Note on this version'),
  minor_edit: flag().default(false).describe('Do not notify watchers'),
};
