/** Jira's and Confluence's typed icons and the names that storage format gives them. */
export const emoticons = new Map([
  [':)', 'smile'],
  [':(', 'sad'],
  [':P', 'cheeky'],
  [':D', 'laugh'],
  [';)', 'wink'],
  ['(y)', 'thumbs-up'],
  ['(n)', 'thumbs-down'],
  ['(i)', 'information'],
  ['(/)', 'tick'],
  ['(x)', 'cross'],
  ['(!)', 'warning'],
  ['(+)', 'plus'],
  ['(-)', 'minus'],
  ['(?)', 'question'],
  ['(on)', 'light-on'],
  ['(off)', 'light-off'],
  ['(*)', 'yellow-star'],
  ['(*r)', 'red-star'],
  ['(*g)', 'green-star'],
  ['(*b)', 'blue-star'],
]);

const shortest = 2;
const longest = 5;

/** The icon typed at this place of the text, standing apart from words; absent when there is none. */
export function emoticonAt(text: string, at: number): { code: string; name: string } | undefined {
  if (isWord(text[at - 1])) return undefined;
  for (let length = longest; length >= shortest; length--) {
    const code = text.slice(at, at + length);
    const name = emoticons.get(code);
    if (name && !isWord(text[at + length])) return { code, name };
  }
  return undefined;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

/** How an icon of this name is typed; absent when it cannot be. */
export function emoticonCode(name: string): string | undefined {
  for (const [code, known] of emoticons) if (known === name) return code;
  return undefined;
}
