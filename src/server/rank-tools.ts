import type { ToolOutline } from '../toolkit/outline.ts';

const MAX_WORDS = 60;
const SHORTEST_STEM = 4;
const weights = { name: 4, about: 2, arguments: 1 };

/** Words that are in every request and say nothing of the task. */
const empty = new Set(
  'a all an and any are as at be by can could do does for from give has have how i if in into is it its list me my no not now of on one or our out please same show so tell than that the their them then there these they this to up us use was we what when where which who will with would you your'.split(
    ' ',
  ),
);

/** The tools that are about the words of a query, the best first. A word counts the more the fewer tools have it. */
export function rankTools(query: string, tools: readonly ToolOutline[]): ToolOutline[] {
  const words = [...stemsIn(query)].slice(0, MAX_WORDS);
  const fits = words.map((word) => tools.map((tool) => weightIn(indexOf(tool), word)));
  const rarity = fits.map((column) => Math.log(1 + tools.length / (1 + column.filter(Boolean).length)));
  const scoreAt = (index: number): number =>
    fits.reduce((sum, column, word) => sum + (column[index] ?? 0) * (rarity[word] ?? 0), 0);
  return tools
    .map((tool, index) => ({ tool, score: scoreAt(index) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .map(({ tool }) => tool);
}

interface Index {
  name: Set<string>;
  about: Set<string>;
  arguments: Set<string>;
}

const indexes = new WeakMap<ToolOutline, Index>();

/** The words of a tool, found out once. */
function indexOf(tool: ToolOutline): Index {
  const known = indexes.get(tool);
  if (known) return known;
  const { name, title, description } = tool;
  const made = {
    name: stemsIn(name.replaceAll('_', ' ')),
    about: stemsIn(`${title} ${description}`),
    arguments: stemsIn(textOfArguments(tool.inputSchema)),
  };
  indexes.set(tool, made);
  return made;
}

const textOfArguments = ({ properties = {} }: { properties?: object }): string =>
  Object.entries(properties)
    .map(([name, schema]) => `${name.replaceAll('_', ' ')} ${withoutExample(schema?.description)}`)
    .join(' ');

const withoutExample = (description: unknown): string =>
  typeof description === 'string' ? description.replace(/E\.g\. [^,;]*/i, '') : '';

const weightIn = (index: Index, word: string): number =>
  has(index.name, word)
    ? weights.name
    : has(index.about, word)
      ? weights.about
      : has(index.arguments, word)
        ? weights.arguments
        : 0;

/** The word itself, or one that begins with it, or the other way round: restrict, restriction. */
function has(words: ReadonlySet<string>, word: string): boolean {
  if (words.has(word)) return true;
  if (word.length < SHORTEST_STEM) return false;
  for (const other of words)
    if (other.length >= SHORTEST_STEM && (other.startsWith(word) || word.startsWith(other))) return true;
  return false;
}

/** An issue's key stands for an issue; what else has a digit names something on the site. */
const stemsIn = (text: string): Set<string> =>
  new Set(
    (
      text
        .replace(/\b[A-Z][A-Z\d_]+-\d+\b/g, 'issue')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    )
      .filter((word) => !empty.has(word) && !/\d/.test(word))
      .map(stemOf),
  );

/** Attached, attachment and attachments are one word; so are query and queries. */
function stemOf(word: string): string {
  const [ending = ''] = /(?:ments?|ings?|ed|able|s)$/.exec(word) ?? [];
  const singular =
    word.endsWith('s') && word.length > SHORTEST_STEM
      ? word.replace(/(?:ies|s)$/, (end) => (end === 'ies' ? 'y' : ''))
      : word;
  const stem = word.slice(0, word.length - ending.length);
  return ending !== 's' && stem.length > SHORTEST_STEM ? stem : singular;
}
