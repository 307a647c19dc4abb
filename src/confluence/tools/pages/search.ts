import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { integer, list } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { Page } from '../../model/page.ts';
import { inText } from '../page-in-text.ts';

export const search = defineTool({
  name: 'confluence_search',
  title: 'Search Content',
  access: 'read',
  description:
    'Find pages, blog posts, comments, attachments, spaces and people by words or CQL. Results carry an excerpt; read the text with confluence_get_page.',
  input: z.strictObject({
    query: z
      .string()
      .describe(
        'Words, or CQL such as: type = page AND space = ENG AND text ~ "deploy" ORDER BY lastmodified DESC',
      ),
    limit: integer({ min: 1, max: 50 }).default(10).describe('How many results, 10 by default'),
    spaces_filter: list(z.string()).default([]).describe('Space keys to search in'),
    start: integer({ min: 0, max: 1000 }).default(0).describe('How many results to skip'),
  }),
  output: z.array(Page),
  examples: [{ query: 'release' }, { query: 'type = page AND title ~ "release"', limit: 5 }],
  run: async (input, { confluence }: ConfluenceContext) => (await confluence.search(input)).map(inText),
});
