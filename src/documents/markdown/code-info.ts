/** What the line that opens a code block says: language and title. */
export interface CodeInfo {
  language?: string;
  title?: string;
}

const attribute = /(?:^|\s)(lang|title)="((?:[^"\\]|\\.)*)"/g;

/** Reads the text behind the fence: `js title="main.js"`. */
export function readInfo(info: string): CodeInfo {
  const found: CodeInfo = {};
  for (const [, name, value = ''] of info.matchAll(attribute)) {
    found[name === 'lang' ? 'language' : 'title'] = value.replace(/\\(.)/g, '$1');
  }
  const word = info.replace(attribute, '').trim().split(/\s/, 1)[0];
  return word ? { language: word, ...found } : found;
}

/** Writes the text behind the fence. */
export function writeInfo({ language, title }: CodeInfo): string {
  const plain = language === undefined || /^[^\s"`&\\]+$/.test(language);
  const word = plain ? (language ?? '') : `lang="${quoted(language)}"`;
  return [word, title ? `title="${quoted(title)}"` : ''].filter(Boolean).join(' ');
}

// The fence's own escapes come first, then those inside the quotes.
function quoted(value: string): string {
  const inner = value.replace(/[\\"]/g, '\\$&').replace(/[\r\n]+/g, ' ');
  return inner.replace(/[\\&`]/g, (character) => (character === '`' ? '&#96;' : `\\${character}`));
}
