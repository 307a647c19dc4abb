const normal = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** Shares of two texts' letter pairs, 0 to 1; linear, and forgiving of typing errors. */
function pairShare(a: string, b: string): number {
  const pairs = (text: string) =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
  const left = pairs(a);
  const right = pairs(b);
  if (left.size + right.size === 0) return 0;
  let common = 0;
  for (const pair of left) if (right.has(pair)) common++;
  return (2 * common) / (left.size + right.size);
}

const MIN_SHARE = 0.4;

function scoreOne(wanted: string, name: string): number {
  if (name === wanted) return 100;
  if (name.startsWith(wanted)) return 80 + wanted.length / (name.length + 1);
  const words = name.split(' ');
  const asked = wanted.split(' ');
  const exact = asked.filter((word) => words.includes(word)).length;
  if (exact === asked.length) return 70 + asked.length / (words.length + 1);
  if (asked.every((word) => name.includes(word))) return 60 + wanted.length / (name.length + 1);
  const share = Math.max(pairShare(wanted, name), ...words.map((word) => pairShare(wanted, word)));
  const partial = (20 * exact) / asked.length;
  return share >= MIN_SHARE || partial > 0 ? 30 * share + partial : 0;
}

/** How well a text fits the best of some names: 100 the same, above 80 a beginning, above 60 its words, 0 not at all. */
export function score(text: string, names: readonly string[]): number {
  const wanted = normal(text.slice(0, 200));
  return Math.max(0, ...names.map((name) => scoreOne(wanted, normal(name))));
}

/** The few items whose names come nearest to a text. */
export const similar = <Item>(
  text: string,
  items: readonly Item[],
  namesOf: (item: Item) => string[],
  most = 5,
): Item[] =>
  items
    .map((item) => ({ item, score: score(text, namesOf(item)) }))
    .filter((candidate) => candidate.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map((candidate) => candidate.item);
