import { hexColor } from '../color.ts';
import type { Found } from './pieces.ts';

const macro = /\{color(?::([^{}\n]{1,40}))?\}/y;

/** `{color:red}` or `{color}`; absent when the colour is none. */
export function colorAt(text: string, at: number): Found | undefined {
  macro.lastIndex = at;
  const found = macro.exec(text);
  if (!found) return undefined;
  const color = found[1] === undefined ? '' : hexColor(found[1]);
  if (color === undefined) return undefined;
  const delimiter = {
    mark: { type: 'textColor', attrs: { color } },
    canOpen: found[1] !== undefined,
    canClose: found[1] === undefined,
  } as const;
  return { piece: { kind: 'mark', delimiter, text: found[0] }, length: found[0].length };
}
