import { DocumentError } from '../../../documents/document-error.ts';
import { readMarkdown } from '../../../documents/markdown/read.ts';
import { inlineText } from '../../../documents/plain-text.ts';

/** A heading of a Markdown text and the section that it opens, as offsets into the text. */
export interface Heading {
  level: number;
  /** As a reader sees it, without marks. */
  text: string;
  start: number;
  /** Where the next heading of the same or a higher level begins. */
  end: number;
}

const HEADING = /^(#{1,6})(?: |$)/;
const FENCE = /^(`{3,}|~{3,})/;

/** A heading whose end is not reached yet, and how many containers it is in. */
interface Open {
  heading: Heading;
  depth: number;
}

/** The headings of a Markdown text as this server writes it, but for those inside quotes and lists. */
export function headingsOf(markdown: string): Heading[] {
  const headings: Heading[] = [];
  const open: Open[] = [];
  let fence: string | undefined;
  let depth = 0;
  let start = 0;
  for (const line of markdown.split('\n')) {
    const container = fence === undefined && line.startsWith(':::');
    const level = fence === undefined ? HEADING.exec(line)?.[1]?.length : undefined;
    if (level !== undefined) {
      endSections(open, start, { depth, level });
      const heading = { level, text: visible(line), start, end: markdown.length };
      headings.push(heading);
      open.push({ heading, depth });
    }
    // A section ends with the layout cell, panel or macro that it is in.
    if (container && line.trimEnd() === ':::') {
      endSections(open, start, { depth, level: 1 });
      depth -= 1;
    } else if (container) depth += 1;
    fence = nextFence(fence, line);
    start += line.length + 1;
  }
  return headings;
}

function endSections(open: Open[], at: number, { depth, level }: { depth: number; level: number }): void {
  for (
    let last = open.at(-1);
    last && last.depth >= depth && last.heading.level >= level;
    last = open.at(-1)
  ) {
    last.heading.end = at;
    open.pop();
  }
}

/** The fence that is open after this line: code can contain what looks like a heading. */
function nextFence(fence: string | undefined, line: string): string | undefined {
  const found = FENCE.exec(line)?.[1];
  if (fence === undefined) return found;
  const isEnd = found?.startsWith(fence) && line.trimEnd() === found;
  return isEnd ? undefined : fence;
}

function visible(line: string): string {
  try {
    const [heading] = readMarkdown(line).content;
    if (heading?.type === 'heading') return inlineText(heading.content).trim();
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
  }
  return line.replace(HEADING, '').trim();
}
