const separators = /[^\p{Letter}\p{Number}_*?]+/u;

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

/** What is left of a word without the endings that a search ignores. */
function stem(word: string): string {
  const cut = /^(.{3,}?)(?:ings?|ed|es|s)$/.exec(word)?.[1];
  return cut ?? word;
}

const words = (text: string): string[] =>
  fold(text)
    .split(separators)
    .filter((word) => word !== '');

/** Whether a pattern with `*` and `?` covers the word, in time proportional to their product. */
export function glob(pattern: string, word: string): boolean {
  let [at, in_, star, mark] = [0, 0, -1, 0];
  while (in_ < word.length) {
    if (pattern[at] === '*') {
      star = at++;
      mark = in_;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === word[in_])) {
      at++;
      in_++;
    } else if (star >= 0) {
      at = star + 1;
      in_ = ++mark;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

type Test = (text: IndexedText) => boolean;

interface IndexedText {
  all: readonly string[];
  stems: ReadonlySet<string>;
}

const indexed = new Map<string, IndexedText>();
const indexLimit = 5000;

/** Words of a text; the texts of generated issues repeat, so they are split once. */
function indexOf(text: string): IndexedText {
  const known = indexed.get(text);
  if (known) return known;
  const all = words(text);
  const made = { all, stems: new Set(all.map(stem)) };
  if (indexed.size >= indexLimit) indexed.clear();
  indexed.set(text, made);
  return made;
}

const wordTest = (word: string): Test =>
  /[*?]/.test(word)
    ? ({ all }) => all.some((candidate) => glob(word, candidate))
    : ({ stems }) => stems.has(stem(word));

function phraseTest(phrase: string): Test {
  const wanted = words(phrase).map(stem);
  return ({ all, stems }) =>
    wanted.every((word) => stems.has(word)) &&
    all.some((_, start) => wanted.every((word, offset) => stem(all[start + offset] ?? '') === word));
}

/** A test for what `~` asks of a text: all words, phrases in inner quotes, `-word` for what must not be there. */
export function textTest(query: string): (text: string) => boolean {
  const tests: Test[] = [];
  query.split('"').forEach((part, index) => {
    if (index % 2 === 1) tests.push(phraseTest(part));
    else
      for (const raw of part.split(/\s+/)) {
        const negated = raw.startsWith('-');
        for (const word of words(raw)) {
          const test = wordTest(word);
          tests.push(negated ? (text) => !test(text) : test);
        }
      }
  });
  return (text) => {
    const found = indexOf(text);
    return tests.length > 0 && tests.every((test) => test(found));
  };
}
