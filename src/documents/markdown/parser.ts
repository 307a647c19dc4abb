import MarkdownIt, { type StateBlock, type StateInline } from 'markdown-it';
import { checkDepth, type Limits } from '../limits.ts';
import { markAlertsAndTasks } from './alerts-and-tasks.ts';
import { bareUrlEnd } from './bare-url.ts';
import { footnoteDefinition, footnoteReference } from './footnotes.ts';
import { frontMatter } from './front-matter.ts';
import { tagAt } from './html-tags.ts';
import { labelEnd } from './link-labels.ts';
import { notationAt } from './notation.ts';
import { outsideLists } from './outside-lists.ts';
import { referenceLinkAt } from './reference-link.ts';
import { type Structure, structuresOf } from './structure.ts';

/** markdown-it with GFM's tables and strikethrough, our notation and tags, and nothing that changes a text. */
export const parser = createParser();

function createParser() {
  // Above its own cap markdown-it skips the rest in silence; the guard ends such a document with an error before that.
  const md = new MarkdownIt({ html: false, linkify: false, maxNesting: 1000 });
  md.normalizeLink = (url) => url;
  md.normalizeLinkText = (url) => url;
  md.validateLink = () => true;
  md.helpers = { ...md.helpers, parseLinkLabel: labelEnd };
  const [table] = md.block.ruler.getRules('');
  if (table) md.block.ruler.at('table', outsideLists(table), { alt: ['paragraph', 'reference'] });
  md.block.ruler.before('table', 'guard', guard);
  md.block.ruler.before('code', 'structure', structure, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  md.block.ruler.after('guard', 'front_matter', frontMatter);
  md.block.ruler.before('reference', 'footnote', footnoteDefinition, { alt: ['paragraph', 'reference'] });
  md.core.ruler.after('block', 'alerts_and_tasks', (state) => markAlertsAndTasks(state.tokens));
  md.inline.ruler.before('escape', 'notation', notation);
  md.inline.ruler.before('escape', 'bare_url', bareUrl);
  md.inline.ruler.before('link', 'footnote', footnoteReference);
  md.inline.ruler.before('autolink', 'tag', tag);
  md.inline.ruler.before('autolink', 'reference_link', referenceLink);
  md.inline.ruler.before('autolink', 'comment', comment);
  return md;
}

function guard(state: StateBlock): boolean {
  checkDepth(state.level >> 1, state.env.limits as Limits | undefined);
  return false;
}

// Lines stand for themselves: what they open and close is matched up when the tree is built, in linear time.
function structure(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const found = structuresAt(state, startLine);
  if (!found) return false;
  if (silent) return true;
  for (const one of found) pushStructure(state, one);
  state.line = startLine + 1;
  return true;
}

function structuresAt(state: StateBlock, line: number): Structure[] | undefined {
  const indent = (state.sCount[line] ?? 0) - state.blkIndent;
  const begin = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const first = state.src[begin];
  if ((first !== ':' && first !== '<') || (indent >= 4 && !state.env.tables)) return undefined;
  return structuresOf(state.src.slice(begin, state.eMarks[line]).trim());
}

function pushStructure(state: StateBlock, one: Structure): void {
  state.push('structure', '', 0).meta = { structure: one };
  if (one.kind !== 'summary' && one.name === 'table') countTable(state, one.kind === 'open' ? 1 : -1);
  if (one.kind === 'summary' || (one.kind === 'open' && 'text' in one && one.text !== undefined)) {
    pushInline(state, one.text ?? '');
  }
}

// Inside an HTML table the lines are usually indented, and mean no code.
function countTable(state: StateBlock, step: 1 | -1): void {
  const { tables } = state.env;
  state.env.tables = Math.max(0, (typeof tables === 'number' ? tables : 0) + step);
}

function pushInline(state: StateBlock, text: string): void {
  const token = state.push('inline', '', 0);
  token.content = text;
  token.children = [];
}

function notation(state: StateInline, silent: boolean): boolean {
  const character = state.src[state.pos];
  if (character !== ':' && character !== '@') return false;
  const found = notationAt(state.src, state.pos);
  if (!found || found.end > state.posMax) return false;
  if (!silent) state.push('notation', '', 0).meta = { notation: found };
  state.pos = found.end;
  return true;
}

// markdown-it stops at the colon; the scheme before it waits in `pending`, which ends where the last escape was.
function bareUrl(state: StateInline, silent: boolean): boolean {
  if (silent || state.linkLevel > 0 || !state.src.startsWith('://', state.pos)) return false;
  const scheme = /(?:^|[^a-z0-9])(https?)$/i.exec(
    state.src.slice(Math.max(0, state.pos - 6), state.pos),
  )?.[1];
  if (scheme === undefined || !state.pending.endsWith(scheme)) return false;
  const start = state.pos - scheme.length;
  const end = Math.min(bareUrlEnd(state.src, start), state.posMax);
  if (end <= state.pos) return false;
  state.pending = state.pending.slice(0, -scheme.length);
  const url = state.src.slice(start, end);
  pushLink(state, url, url);
  state.pos = end;
  return true;
}

function pushLink(state: StateInline, href: string, text: string): void {
  state.push('link_open', 'a', 1).attrs = [['href', href]];
  state.push('text', '', 0).content = text;
  state.push('link_close', 'a', -1);
}

function referenceLink(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '<' || state.linkLevel > 0) return false;
  const found = referenceLinkAt(state.src, state.pos);
  if (!found || found.end > state.posMax) return false;
  if (!silent) pushLink(state, found.href, found.text);
  state.pos = found.end;
  return true;
}

function tag(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '<') return false;
  const found = tagAt(state.src, state.pos);
  if (!found || found.end > state.posMax) return false;
  if (!silent) {
    const token = state.push('tag', '', 0);
    token.meta = { tag: found };
    token.content = state.src.slice(state.pos, found.end);
  }
  state.pos = found.end;
  return true;
}

const withoutEnd = new WeakSet<StateInline>();

// Comments are the one thing that is not shown: they are no text for the reader of a page.
function comment(state: StateInline): boolean {
  if (!state.src.startsWith('<!--', state.pos) || withoutEnd.has(state)) return false;
  const end = state.src.indexOf('-->', state.pos + 4);
  if (end < 0) withoutEnd.add(state);
  if (end < 0 || end + 3 > state.posMax) return false;
  state.pos = end + 3;
  return true;
}
