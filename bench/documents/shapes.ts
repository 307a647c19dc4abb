import type { Target } from './converter.ts';

/** Whether the output still says what the marked text was. */
type Shape = (output: string) => boolean;

const has =
  (pattern: RegExp): Shape =>
  (output) =>
    pattern.test(output);

const markdown: Record<string, Shape> = {
  heading: has(/^##? heading1$/m),
  strong: has(/\*\*strong1\*\*/),
  emphasis: has(/[*_]emphasis1[*_]/),
  strike: has(/~strike1~/),
  monospace: has(/`monospace1`/),
  link: has(/\[link1\]\(https:/),
  bullet: has(/^[-*] +bullet1/m),
  nested: has(/^ +\d+\. +nested1/m),
  ordered: has(/^\d+\. +ordered1/m),
  task: has(/^[-*] +\[ \] +task1/m),
  done: has(/^[-*] +\[x\] +done1/m),
  code: has(/^```typescript\nconst code1: Map<string, number>/m),
  noformat: has(/^```\w*\s+noformat1 \*stays\*/m),
  quote: has(/^> *quote1/m),
  panel: has(/^> \[!\w+\][^\n]*(\n>[^\n]*)*\n> panel1/m),
  expand: has(/<details>[\s\S]*expand1/),
  tablehead: has(/^\| *tablehead1 *\|.*\n\|[ :|-]+\|$/m),
  tablecell: has(/^\| *tablecell1 *\|/m),
};

const wiki: Record<string, Shape> = {
  heading: has(/^h2\. heading1$/m),
  strong: has(/\*strong1\*/),
  emphasis: has(/_emphasis1_/),
  strike: has(/-strike1-/),
  monospace: has(/\{\{monospace1\}\}/),
  link: has(/\[link1\|https:/),
  bullet: has(/^[*-] bullet1/m),
  nested: has(/^[*-]# nested1/m),
  ordered: has(/^# ordered1/m),
  // Jira has no word for TypeScript.
  code: has(/\{code:[^}]*(?:type|java)script[^}]*\}\s*const code1: Map<string, number>/),
  quote: has(/\{quote\}\s*quote1|^bq\. quote1/m),
  panel: has(/\{(?:panel|warning|note|info|tip)[^}]*\}\s*panel1/),
  tablehead: has(/\|\| *tablehead1/),
  tablecell: has(/^\| *tablecell1/m),
  mention: has(/\[~/),
};

// The node or mark that the text, or an attribute, has to be in.
const adfWords: Record<string, string> = {
  heading: 'heading',
  strong: 'strong',
  emphasis: 'em',
  strike: 'strike',
  monospace: 'code',
  link: 'link',
  bullet: 'bulletList',
  nested: 'orderedList',
  ordered: 'orderedList',
  task: 'taskItem',
  done: 'taskItem',
  code: 'codeBlock',
  noformat: 'codeBlock',
  quote: 'blockquote',
  panel: 'panel',
  expand: 'expand',
  tablehead: 'tableHeader',
  tablecell: 'tableCell',
  mention: 'mention',
  color: 'textColor',
};

/** The test of an element's shape in an output; absent where the format has no word for the element. */
export function shapeOf(to: Target, name: string): Shape | undefined {
  if (to === 'markdown') return markdown[name];
  if (to === 'wiki') return wiki[name];
  const word = to === 'adf' ? adfWords[name] : undefined;
  return word === undefined ? undefined : (json) => isInside(JSON.parse(json), `${name}1`, word);
}

/** Whether a string that contains the marker lies in a node of that type, or has a mark of it. */
function isInside(value: unknown, marker: string, type: string): boolean {
  if (typeof value === 'string') return false;
  if (typeof value !== 'object' || value === null) return false;
  if (isTyped(value) && (value.type === type || marksOf(value).includes(type)))
    return JSON.stringify(value).includes(marker);
  return Object.values(value).some((part) => isInside(part, marker, type));
}

function isTyped(value: object): value is { type: string } {
  return 'type' in value && typeof value.type === 'string';
}

function marksOf(node: object): unknown[] {
  if (!('marks' in node) || !Array.isArray(node.marks)) return [];
  return node.marks.map((mark: unknown) =>
    typeof mark === 'object' && mark !== null && 'type' in mark ? mark.type : undefined,
  );
}
