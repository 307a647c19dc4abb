import type { ToolOutline } from '../toolkit/outline.ts';
import type { Selection } from '../toolkit/select.ts';
import { rankTools } from './rank-tools.ts';

const MAX_FOUND = 15;
const MAX_SIMILAR = 3;

/** The tools whose name, title or description has the words, those that have most of them first; all names without words. */
export function findTools(query: string, selection: Selection): object {
  const found = ranked(query, selection);
  if (!found) return { names: [...selection.tools.keys()] };
  const tools = found
    .slice(0, MAX_FOUND)
    .map(({ name, description, access }) => ({ name, description, access }));
  const hint = 'No tool has these words. An empty query lists the names of all.';
  return { total: found.length, tools, ...(tools.length === 0 && { hint }) };
}

/** What to say to a name that is none of the caller's tools, whether it exists or not. */
export function explainUnknown(name: string, selection: Selection): string {
  const near = (ranked(name, selection) ?? []).slice(0, MAX_SIMILAR).map((tool) => tool.name);
  const similar = near.length > 0 ? ` Near it: ${near.join(', ')}.` : '';
  return `Unknown tool: ${name.slice(0, 100)}.${similar} find_tools lists the names.`;
}

const ranked = (query: string, { tools }: Selection): ToolOutline[] | undefined =>
  query.trim() === '' ? undefined : rankTools(query, [...tools.values()]);
