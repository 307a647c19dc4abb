/**
 * What Markdown has no word for is said in a short notation that reads as text:
 *   @[Grace Hopper]   @[Name](accountid:5b10…)   @[5b10…]                a user; by name where the page knows the name
 *   @[accountid:5b10…]   @[userkey:8a…]   @[username:ann]                a user whose id alone does not look like Cloud's
 *   :status[Done]{green}   :date[2026-11-30]   :emoji[rocket]
 *   :card[https://…]   :card[https://…]{block}   :card[https://…]{embed} a link shown as a card
 *   [text](page:SPACE/Title)   [text](attachment:file.pdf)   [PROJ-7](issue:PROJ-7)   (see reference.ts)
 *   <page:Runbook 1>   <issue:PROJ-7>                                    such a link whose text is the name (reference-link.ts)
 *   ![alt](attachment:shot.png "caption")   ![alt](media:collection/id)  a picture; {inline} or {group} behind it where needed
 *   > [!INFO] title    and NOTE, TIP, WARNING, SUCCESS, ERROR, PANEL     a panel; IMPORTANT is note, CAUTION is error
 *   <details> <summary>title</summary> … </details>                      an expand
 *   :macro[name "title"]{#m3-9f2c}                                       anything else: kept as it is
 *   :::name "title"{#m4-01ab} … :::                                      anything else around content that can be edited
 * A line break is a backslash at the end of the line or <br>; a table that GFM cannot say is an HTML table with Markdown
 * in its cells; <u>, <sub>, <sup> and <span style="color: …"> are marks. Headings, lists, quotes and lines in HTML are
 * those of Markdown, and tags that only arrange (<div>, <p>, <center>) say nothing. A footnote is a number, `[^1]`, and an
 * item of the list at the end (footnotes.ts); front matter is a block of code (front-matter.ts).
 */
export type NotationName = 'status' | 'date' | 'emoji' | 'card' | 'macro';

/** A notation found in a text: its label without escapes, the argument behind it, and where it ends. */
export interface Notation {
  name: NotationName | 'mention';
  label: string;
  argument?: string;
  end: number;
}

const start = /:(status|date|emoji|card|macro)\[|@\[/y;
const labelEnd = /((?:[^\\[\]\n]|\\[^\n])*)\]/y;
const inBraces = /\{([^{}\n]{1,200})\}/y;
const inParentheses = /\((accountid|userkey|username):((?:[^()\\\n]|\\[^\n])+)\)/y;

/** The notation that starts at this offset of the text; absent when there is none. */
export function notationAt(text: string, at: number): Notation | undefined {
  const head = match(start, text, at);
  const label = head && match(labelEnd, text, at + head[0].length);
  if (!head || !label) return undefined;
  const name = (head[1] ?? 'mention') as Notation['name'];
  const labelled = at + head[0].length + label[0].length;
  const tail = match(name === 'mention' ? inParentheses : inBraces, text, labelled);
  const argument = tail
    ? name === 'mention'
      ? `${tail[1]}:${unescapeLabel(tail[2] ?? '')}`
      : tail[1]
    : undefined;
  if (name === 'macro' && !argument?.startsWith('#')) return undefined;
  const end = labelled + (tail?.[0].length ?? 0);
  return { name, label: unescapeLabel(label[1] ?? ''), ...(argument === undefined ? {} : { argument }), end };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Text as the label of a notation. */
export function escapeLabel(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}

function unescapeLabel(label: string): string {
  return label.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

const cloudId = /^(?:[0-9a-f]{24}|\d{1,9}:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Whether a text is an account id as Atlassian Cloud gives them, which in a mention needs no word before it. */
export const isAccountId = (text: string): boolean => cloudId.test(text);

/** Panel types by the word that alerts use. */
export const alertPanels = new Map([
  ['INFO', 'info'],
  ['NOTE', 'note'],
  ['TIP', 'tip'],
  ['WARNING', 'warning'],
  ['SUCCESS', 'success'],
  ['ERROR', 'error'],
  ['PANEL', 'custom'],
  ['IMPORTANT', 'note'],
  ['CAUTION', 'error'],
]);

/** The word for a panel type. */
export function alertWord(panelType: string): string {
  for (const [word, type] of alertPanels) if (type === panelType) return word;
  return 'PANEL';
}
