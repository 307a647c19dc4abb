import { hexColor } from '../color.ts';
import type { Block, CodeBlock } from '../tree.ts';

/** Parameters as `a=1|b=2`; one without a name has the name ''. */
export function readParams(text: string): Map<string, string> {
  const params = new Map<string, string>();
  for (const part of text.split('|')) {
    const at = part.indexOf('=');
    if (part.trim() !== '') params.set(at < 0 ? '' : part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  return params;
}

/** `{code}` and `{noformat}`: the line ends inside the macro are not part of the code. */
export function codeBlock(name: 'code' | 'noformat', params: Map<string, string>, body: string): CodeBlock {
  const text = body.replace(/^[ \t]*\r?\n/, '').replace(/\r?\n[ \t]*$/, '');
  const language = params.get('') ?? params.get('language');
  const title = params.get('title');
  return {
    type: 'codeBlock',
    ...(language && name === 'code' ? { attrs: { language } } : {}),
    ...(title ? { title } : {}),
    content: text === '' ? [] : [{ type: 'text', text }],
  };
}

/** Background colours that stand for panel types, since Jira has one panel only. */
export const panelColors = new Map([
  ['info', '#deebff'],
  ['note', '#eae6ff'],
  ['tip', '#e3fcef'],
  ['success', '#e3fcf0'],
  ['warning', '#fffae6'],
  ['error', '#ffebe6'],
]);

/** The style that stands for an expand. */
export const expandStyle = 'dashed';

/** Quotes, panels and expands around their content. */
export function wrapper(name: string, params: Map<string, string>, content: Block[]): Block {
  const title = params.get('title') ?? (name === 'expand' ? params.get('') : undefined);
  if (name === 'quote') return { type: 'blockquote', content };
  if (name === 'expand' || params.get('borderStyle') === expandStyle) {
    return { type: 'expand', ...(title ? { attrs: { title } } : {}), content };
  }
  const panelType = name === 'panel' ? typeOf(params.get('bgColor') ?? '') : name;
  return { type: 'panel', attrs: { panelType }, ...(title ? { title } : {}), content };
}

function typeOf(background: string): string {
  const color = hexColor(background);
  for (const [type, known] of panelColors) if (known === color) return type;
  return 'custom';
}
