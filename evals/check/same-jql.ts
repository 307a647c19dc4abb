const order = /\border\s+by\s+/i;
const synonyms: Record<string, string> = { type: 'issuetype', issue: 'key', issuekey: 'key' };

/**
 * Whether two JQL queries ask for the same, as far as that is simple: clauses joined by AND in any order, names and
 * keywords in any case, quotes or none around one word, the values of IN in any order. An order that was not asked for is free.
 */
export function sameJql(expected: string, actual: string): boolean {
  const [wanted, given] = [split(expected), split(actual)];
  if (wanted.order !== undefined && wanted.order !== given.order) return false;
  return wanted.clauses.join('\n') === given.clauses.join('\n');
}

function split(jql: string): { clauses: string[]; order: string | undefined } {
  const [filter = '', sorting] = jql.split(order);
  const ordered = sorting?.trim().toLowerCase().replace(/\s+/g, ' ').replace(/ asc$/, '');
  return { clauses: topLevel(filter).map(normalise).toSorted(), order: ordered };
}

/** Cuts at AND outside of quotes and parentheses. */
function topLevel(filter: string): string[] {
  const clauses = [''];
  for (const [word] of filter
    .replace(/(!=|>=|<=|=|>|<|~|\()/g, ' $1')
    .matchAll(/"[^"]*"|'[^']*'|\([^()]*\)|[^\s"']+/g)) {
    if (word.toLowerCase() === 'and') clauses.push('');
    else clauses[clauses.length - 1] += ` ${word}`;
  }
  return clauses.map((clause) => clause.trim()).filter(Boolean);
}

function normalise(clause: string): string {
  const text = clause
    .replace(/["']([\w-]+)["']/g, '$1')
    .replace(/\s*(!=|>=|<=|=|>|<|~)\s*/g, ' $1 ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/^resolution is (empty|null)$/, 'resolution = unresolved')
    .replace(/^(\w+)/, (name) => synonyms[name] ?? name);
  const list = /^(.*?) ?\bin ?\((.*)\)$/.exec(text);
  if (!list) return text;
  const values = (list[2] ?? '').split(',').map((value) => value.trim());
  return values.length === 1
    ? `${list[1]} = ${values[0]}`
    : `${list[1]} in (${values.toSorted().join(', ')})`;
}
