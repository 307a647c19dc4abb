// XML 1.0 has no way to say these characters, not even escaped.
const impossible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are meant
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are meant
const impossibleAlone = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Whether XML can say every character of the text. */
export function canSay(text: string): boolean {
  // Half a pair of surrogates is what takes longest to look for.
  return text.isWellFormed() && !impossibleAlone.test(text);
}

/** Text between tags; characters that XML cannot say become U+FFFD. */
export function escapeText(text: string): string {
  return clean(text).replace(/[&<>\u00a0\r]/g, (character) => named[character] ?? character);
}

const named: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u00a0': '&nbsp;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** An attribute list with its leading spaces: ` a="1" b="2"`. */
export function attributeList(attributes: Record<string, string | undefined>): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`))
    .join('');
}

function escapeAttribute(value: string): string {
  return clean(value).replace(/[&<>"\r\n\t]/g, (character) => named[character] ?? character);
}

/** Text as CDATA; an end mark inside is split over two sections. */
export function cdata(text: string): string {
  return `<![CDATA[${clean(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function clean(text: string): string {
  return text.replace(impossible, '\ufffd');
}
