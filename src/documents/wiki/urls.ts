const url = /https?:\/\/[a-z0-9](?:[^\s<>"`\\[\]{}|^&]|&(?!#\d))*/iy;

/** Where a bare web address that starts here ends, punctuation behind it left out; -1 when there is none. */
export function urlEnd(text: string, at: number): number {
  if (/\w/.test(text[at - 1] ?? '')) return -1;
  url.lastIndex = at;
  const found = url.exec(text)?.[0];
  if (found === undefined) return -1;
  let length = found.length;
  while (trailing.has(found[length - 1] ?? '')) length--;
  return at + length;
}

const trailing = new Set('?!.,:;*_~\'"+)-');
