import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { PageMoved } from '../../model/page-change.ts';
import { orBlank, pageId, spaceKey } from '../fields.ts';

export const movePage = defineTool({
  name: 'confluence_move_page',
  title: 'Move Page',
  access: 'destructive',
  description: 'Move a page with everything below it to another parent, place or space.',
  input: z.strictObject({
    page_id: pageId,
    target_parent_id: orBlank(id()).describe('New parent; for above and below the page to stand beside'),
    target_space_key: orBlank(spaceKey).describe(
      'Without target_parent_id: below the top page of this space',
    ),
    position: z
      .enum(['append', 'above', 'below'])
      .default('append')
      .describe('append: as last child. above, below: beside the target'),
  }),
  output: PageMoved,
  examples: [{ page_id: '98327', target_parent_id: '98315' }],
  run: (input, { confluence }: ConfluenceContext) => confluence.relocation.move(input),
});
