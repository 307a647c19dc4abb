import type { Toolset } from '../../toolkit/define-toolset.ts';
import type { ConfluenceContext } from '../api/client.ts';
import { comments } from './comments/index.ts';
import { pages } from './pages/index.ts';

/** Every Confluence toolset, in the order in which tools are listed. */
export const confluenceToolsets: readonly Toolset<ConfluenceContext>[] = [pages, comments];
