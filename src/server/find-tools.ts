import type { ToolOutline } from '../toolkit/outline.ts';
import type { Selection } from '../toolkit/select.ts';

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

function ranked(query: string, { tools }: Selection): ToolOutline[] | undefined {
  const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  if (!words) return undefined;
  const stems = [...new Set(words.map(stemOf))].slice(0, 20);
  return [...tools.values()]
    .map((tool) => ({ tool, score: scoreOf(tool, stems) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ tool }) => tool);
}

/** A word of the name counts as much as two of the description. */
function scoreOf({ name, title, description }: ToolOutline, stems: readonly string[]): number {
  const about = `${title} ${description}`.toLowerCase();
  return stems.reduce((sum, stem) => sum + Number(name.includes(stem)) * 2 + Number(about.includes(stem)), 0);
}

/** Names have the singular where people say the plural. */
const stemOf = (word: string): string => (word.length > 3 ? word.replace(/(?<=[^s])s$/, '') : word);
