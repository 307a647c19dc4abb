import { z } from 'zod';
import { InvalidArgument } from '../../http/errors.ts';
import { integer } from '../../toolkit/inputs.ts';
import type { Files } from '../api/client.ts';
import { type BodyInput, pageContent } from './page-content.ts';

/** A change of a part of a page. */
export const pageEdit = z.strictObject({
  action: z.enum([
    'append',
    'prepend',
    'replace_section',
    'append_to_section',
    'insert_before',
    'insert_after',
    'find_replace',
  ]),
  heading: z.string().trim().min(1).optional().describe('Visible text of the heading, for section actions'),
  level: integer({ min: 1, max: 6 }).optional().describe('Its level, where the text repeats'),
  occurrence: integer({ min: 1 }).optional().describe('The how manyth, where the text repeats'),
  find: z.string().min(1).optional().describe('Visible text that content replaces everywhere'),
});

/**
 * The new body from the arguments, or the part that is edited; undefined where the body is to stay.
 * @throws InvalidArgument for an edit without content.
 */
export async function editedContent(
  input: BodyInput,
  edit: z.output<typeof pageEdit> | undefined,
  files: Files,
) {
  if (input.content === undefined && input.content_file === undefined) {
    if (!edit) return undefined;
    throw new InvalidArgument('edit needs content: the text that it puts in.');
  }
  const content = await pageContent(input, files);
  if (!edit) return content;
  const { action, heading: text, level, occurrence, find } = edit;
  const heading =
    text === undefined
      ? undefined
      : {
          text,
          ...(level !== undefined && { level }),
          ...(occurrence !== undefined && { occurrence }),
        };
  return { ...content, edit: { action, heading, find } };
}
