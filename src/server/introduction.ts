import type { Implementation, Tool as ListedTool, ServerCapabilities } from '@modelcontextprotocol/server';
import type { Selection } from '../toolkit/select.ts';
import { listTools } from './catalogue.ts';
import { listSearchTools } from './search-surface.ts';

/** What a model is told of all the tools together. */
export const INSTRUCTIONS =
  'Read and change Jira and Confluence. Text fields are Markdown. Lists give a token for the next page. ' +
  'An error says what to correct and whether calling again helps. In answers a person or status is complete where it stands first. ' +
  'Every tool also takes output: json, compact (fewest tokens for lists), markdown or toon.';

/** What the server can do. */
export const CAPABILITIES: ServerCapabilities = { tools: {} };

/** How the server names itself. */
export const introduced = (version: string): Implementation => ({ name: 'Atlassian MCP', version });

/** How long a client may keep the list; it depends on who asks, so nobody else may be served from a cached copy. */
export const LIST_CACHING = { ttlMs: 300_000, cacheScope: 'private' } as const;

/** How tools are listed. */
export interface Listing {
  /** Tools on one page of tools/list; all when 0 or absent. */
  pageSize?: number;
  /** Whether tools are found by three tools, in the place of being listed. */
  searchOnly?: boolean;
  /** Whether tools that overwrite or delete show the argument that confirms them. */
  confirm?: boolean;
}

/** Every tool that tools/list names, on all its pages. */
export const listedTools = (
  selection: Selection,
  { searchOnly = false, confirm = false }: Listing,
): ListedTool[] => (searchOnly ? listSearchTools(selection) : listTools(selection, { confirm }));
