import type { Inline } from '../tree.ts';
import { readParams } from './macro-blocks.ts';
import type { FoundNode } from './pieces.ts';

const macro = /\{([a-z][a-z-]{1,30})(?::([^{}\n]{0,500}))?\}/y;
const known = new Set([
  ...[
    'toc',
    'anchor',
    'include',
    'excerpt',
    'excerpt-include',
    'section',
    'column',
    'chart',
    'children',
    'gallery',
  ],
  ...[
    'html',
    'rss',
    'jira',
    'jiraissues',
    'gadget',
    'viewfile',
    'attachments',
    'contentbylabel',
    'recently-updated',
  ],
]);

const statusColors = new Map([
  ['grey', 'neutral'],
  ...['red', 'yellow', 'green', 'blue', 'purple'].map((name) => [name, name] as const),
]);

/** A macro in the text: a status, or an opaque node for any other that is known or has parameters; braces else are text. */
export function inlineMacroAt(text: string, at: number): FoundNode | undefined {
  macro.lastIndex = at;
  const found = macro.exec(text);
  if (!found) return undefined;
  const [source, name = '', params] = found;
  if (params === undefined && !known.has(name)) return undefined;
  return { node: status(name, params ?? '') ?? opaque(name, params, source), length: source.length };
}

function status(name: string, text: string): Inline | undefined {
  const params = readParams(text);
  const title = params.get('title');
  const color = statusColors.get((params.get('colour') ?? params.get('color') ?? 'grey').toLowerCase());
  return name === 'status' && title && color ? { type: 'status', attrs: { text: title, color } } : undefined;
}

function opaque(name: string, params: string | undefined, source: string): Inline {
  return { type: 'opaqueInline', format: 'wiki', name, ...(params ? { title: params } : {}), source };
}
