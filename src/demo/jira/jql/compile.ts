import { activityOf } from '../content/generate-activity.ts';
import type { Issue } from '../model/issue.ts';
import { functionKeys } from './functions.ts';
import { JqlError } from './jql-error.ts';
import type { Clause, Operand, Operator, Term } from './query.ts';
import { type Key, none, type Scene, type Searchable } from './searchable.ts';
import { textTest } from './text-match.ts';

/** Whether an issue is meant. */
export type Predicate = (issue: Issue) => boolean;

interface Compiler {
  scene: Omit<Scene, 'field'>;
  find(name: string): readonly Searchable[];
  /** Gathers what is wrong with the query, to tell all of it at once. */
  problems: string[];
}

const equality: readonly Operator[] = ['=', '!=', 'in', 'not in', 'is', 'is not'];
const order: readonly Operator[] = ['<', '<=', '>', '>='];
const history: readonly Operator[] = ['was', 'was not', 'was in', 'was not in'];
const operators: Readonly<Record<Searchable['family'], readonly Operator[]>> = {
  choice: equality,
  ordered: [...equality, ...order],
  text: ['~', '!~', 'is', 'is not'],
};

const supports = (searchable: Searchable, operator: Operator): boolean =>
  operators[searchable.family].includes(operator) ||
  (searchable.history === true && history.includes(operator));

function written(operand: Operand): string {
  if (operand.kind === 'value') return `"${operand.text}"`;
  if (operand.kind === 'empty') return 'EMPTY';
  if (operand.kind === 'function') return `${operand.name}(${operand.args.join(', ')})`;
  return `(${operand.items.map(written).join(', ')})`;
}

/** Refuses a list where one value belongs, and the other way round. */
function checkUsage({ field, operator, operand }: Term): void {
  const wantsList = operator.endsWith('in');
  const isList = operand.kind === 'list' || operand.kind === 'function';
  if (wantsList && !isList)
    throw new JqlError(
      `Operator '${operator}' does not support the non-list value '${written(operand)}' for field '${field}'.`,
    );
  if (!wantsList && operand.kind === 'list')
    throw new JqlError(
      `Operator '${operator}' does not support the list value '${written(operand)}' for field '${field}'.`,
    );
  if (operator.startsWith('is') && operand.kind !== 'empty')
    throw new JqlError(
      `The operator '${operator}' on field '${field}' only supports the values EMPTY and NULL.`,
    );
}

function keysOf(operand: Operand, searchable: Searchable, scene: Scene): readonly Key[] {
  if (operand.kind === 'empty') return [none];
  if (operand.kind === 'list') return operand.items.flatMap((item) => keysOf(item, searchable, scene));
  if (operand.kind === 'function') return functionKeys(operand, scene, searchable.days === true);
  const found = searchable.resolve(operand.text, scene);
  if ('problem' in found) throw new JqlError(found.problem);
  return found;
}

const comparisons: Readonly<Record<string, (a: Key, b: Key) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function matchKeys(searchable: Searchable, keys: readonly Key[]): Predicate {
  const wanted = new Set(keys);
  const wantsNone = wanted.has(none);
  return (issue) => {
    const own = searchable.keys(issue);
    return own.length === 0 ? wantsNone : own.some((key) => wanted.has(key));
  };
}

/** Everything but the wanted keys; an empty field matches only a query that excludes EMPTY by name. */
function excludeKeys(searchable: Searchable, keys: readonly Key[]): Predicate {
  const unwanted = new Set(keys);
  return (issue) => {
    const own = searchable.keys(issue);
    return own.length > 0 && !own.some((key) => unwanted.has(key));
  };
}

function matchHistory(keys: readonly Key[]): Predicate {
  const wanted = new Set(keys.map(String));
  return (issue) =>
    wanted.has(issue.status) ||
    activityOf(issue, 'history').some(({ changes }) =>
      changes.some(({ field, from }) => field === 'status' && from !== null && wanted.has(from)),
    );
}

function matchText(searchable: Searchable, operand: Operand): Predicate {
  const test = textTest(operand.kind === 'value' ? operand.text : '');
  return (issue) => searchable.text?.(issue).some(test) ?? false;
}

function compileOne(term: Term, searchable: Searchable, scene: Scene): Predicate {
  const { operator, operand } = term;
  if (operator === '~') return matchText(searchable, operand);
  if (operator === '!~') {
    const match = matchText(searchable, operand);
    return (issue) => searchable.keys(issue).length > 0 && !match(issue);
  }
  const keys = keysOf(operand, searchable, scene);
  if (operator.startsWith('was')) {
    const match = matchHistory(keys);
    return operator.includes('not') ? (issue) => !match(issue) : match;
  }
  const compare = comparisons[operator];
  if (compare)
    return (issue) =>
      searchable.keys(issue).some((own) => keys.some((key) => key !== none && compare(own, key)));
  return operator === '!=' || operator.includes('not')
    ? excludeKeys(searchable, keys)
    : matchKeys(searchable, keys);
}

const never: Predicate = () => false;

function compileTerm(compiler: Compiler, term: Term): Predicate {
  const { field, operator } = term;
  const found = compiler.find(field);
  if (found.length === 0)
    throw new JqlError(`Field '${field}' does not exist or you do not have permission to view it.`);
  const usable = found.filter((searchable) => supports(searchable, operator));
  if (usable.length === 0)
    throw new JqlError(`The operator '${operator}' is not supported by the '${field}' field.`);
  checkUsage(term);
  const predicates = usable.map((searchable) => compileOne(term, searchable, { ...compiler.scene, field }));
  const [only] = predicates;
  return predicates.length === 1 && only ? only : (issue) => predicates.some((predicate) => predicate(issue));
}

/** Turns a clause into a test; what is wrong with its terms is added to the compiler's problems. */
export function compileClause(compiler: Compiler, clause: Clause): Predicate {
  if (clause.kind === 'not') {
    const inner = compileClause(compiler, clause.clause);
    return (issue) => !inner(issue);
  }
  if (clause.kind !== 'term') {
    const tests = clause.clauses.map((part) => compileClause(compiler, part));
    return clause.kind === 'and'
      ? (issue) => tests.every((test) => test(issue))
      : (issue) => tests.some((test) => test(issue));
  }
  try {
    return compileTerm(compiler, clause);
  } catch (error) {
    if (!(error instanceof JqlError)) throw error;
    compiler.problems.push(error.message);
    return never;
  }
}
