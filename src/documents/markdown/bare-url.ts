const url = /https?:\/\/[a-z0-9][^\s<>"`\\[\]{}|^]*/iy;

/** Where a bare web address that starts here ends, punctuation behind it left out as GFM does; -1 when there is none. */
export function bareUrlEnd(text: string, at: number): number {
  url.lastIndex = at;
  const found = url.exec(text)?.[0];
  if (found === undefined) return -1;
  let length = found.length;
  let depth = 0;
  for (const character of found) depth += character === '(' ? 1 : character === ')' ? -1 : 0;
  for (; length > 0; length--) {
    const last = found[length - 1] ?? '';
    if (last === ')' && depth < 0) depth++;
    else if (!trailing.has(last)) break;
  }
  return length > 'https://'.length ? at + length : -1;
}

const trailing = new Set('?!.,:;*_~\'"');
