import type { StateBlock } from 'markdown-it';

/**
 * The block rule for YAML between `---` lines at the very start of a text: settings of some other tool, kept as a block of
 * code. Without it they would be a heading between two lines.
 */
export function frontMatter(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent || startLine !== 0 || state.level > 0 || lineAt(state, 0) !== '---') return false;
  if (!/^[A-Za-z_][\w .-]*:(?:\s|$)/.test(lineAt(state, 1))) return false;
  for (let line = 2; line < endLine; line++) {
    const text = lineAt(state, line);
    if (text === '') return false;
    if (text !== '---' && text !== '...') continue;
    const token = state.push('fence', 'code', 0);
    token.info = 'yaml';
    token.content = state.getLines(1, line, 0, true);
    state.line = line + 1;
    return true;
  }
  return false;
}

function lineAt(state: StateBlock, line: number): string {
  return state.src.slice(state.bMarks[line] ?? 0, state.eMarks[line] ?? 0).trimEnd();
}
