import type { Deployment } from '../../call.ts';
import type { DemoUser } from '../../users.ts';
import { ancestorsOf, type Content, first, type Space } from '../model.ts';
import { spanOf } from './dates.ts';
import { createdAt, type Item, macrosOf, mentionsOf, modifiedAt, namesOf, textOf, titleOf } from './item.ts';
import type { Clause, Operator, Value } from './parse.ts';
import { readTextQuery } from './text-query.ts';
import { CqlFault } from './tokenize.ts';

export interface Asker {
  user: DemoUser;
  now: Date;
  deployment: Deployment;
}

type Test = (item: Item) => boolean;

interface Field {
  operators: readonly Operator[];
  /** Prepares a clause once, so that testing many items is cheap. */
  compile(clause: Clause, asker: Asker): Test;
}

const sets: readonly Operator[] = ['=', '!=', 'in', 'not in'];
const isNegative = ({ operator }: Clause): boolean => operator.startsWith('!') || operator === 'not in';

/** A field with a set of words per item; undefined where the item has no such field, so that no clause matches it. */
const words = (valuesOf: (item: Item, asker: Asker) => readonly string[] | undefined): Field => ({
  operators: sets,
  compile: (clause, asker) => {
    const wanted = new Set(clause.values.flatMap((value) => wordsOf(value, asker)));
    return (item) => {
      const own = valuesOf(item, asker);
      return own !== undefined && own.some((value) => wanted.has(value.toLowerCase())) !== isNegative(clause);
    };
  },
});

function wordsOf(value: Value, { user, deployment }: Asker): string[] {
  if ('text' in value) return [value.text.toLowerCase()];
  if (value.call === 'currentuser') return namesOf(deployment, user).map((name) => name.toLowerCase());
  throw new CqlFault(`there is no function ${value.call}() for this field`);
}

const text = (textsOf: (item: Item) => readonly string[] | undefined): Field => ({
  operators: ['~', '!~'],
  compile: (clause) => {
    const [value] = clause.values;
    if (!value || 'call' in value) throw new CqlFault(`field '${clause.field}' takes text`);
    const query = readTextQuery(value.text);
    return (item) => {
      const own = textsOf(item);
      return own !== undefined && own.some((one) => query.matches(one)) !== isNegative(clause);
    };
  },
});

const both = (exact: Field, fuzzy: Field): Field => ({
  operators: [...exact.operators, ...fuzzy.operators],
  compile: (clause, asker) =>
    (fuzzy.operators.includes(clause.operator) ? fuzzy : exact).compile(clause, asker),
});

const date = (timeOf: (item: Item) => number | undefined): Field => ({
  operators: ['=', '!=', '>', '>=', '<', '<='],
  compile: ({ operator, values: [value] }, { now }) => {
    if (!value) throw new CqlFault('a date is missing');
    const { from, to } = spanOf(value, now);
    const tests: Partial<Record<Operator, (time: number) => boolean>> = {
      '=': (time) => time >= from && time < to,
      '!=': (time) => time < from || time >= to,
      '>': (time) => time >= to,
      '>=': (time) => time >= from,
      '<': (time) => time < from,
      '<=': (time) => time < to,
    };
    const test = tests[operator];
    return (item) => {
      const time = timeOf(item);
      return time !== undefined && test?.(time) === true;
    };
  },
});

const ofContent =
  <T>(read: (content: Content) => T) =>
  (item: Item): T | undefined =>
    item.kind === 'content' ? read(item.content) : undefined;

const spaceOf = (item: Item): Space | undefined =>
  item.kind === 'user' ? undefined : item.kind === 'space' ? item.space : item.content.space;

const spaceKey = words((item) => {
  const space = spaceOf(item);
  return space && [space.key];
});

const idOf = ofContent(({ id }) => [id]);
const people = (read: (content: Content) => DemoUser[]): Field =>
  words((item, { deployment }) =>
    item.kind === 'content' ? read(item.content).flatMap((user) => namesOf(deployment, user)) : undefined,
  );

const fullText = text((item) => [`${titleOf(item)} ${textOf(item)}`]);

/** The fields of CQL that people use, by lower-case name. */
export const fields: Readonly<Record<string, Field>> = {
  space: spaceKey,
  'space.key': spaceKey,
  'space.type': words((item) => (spaceOf(item) ? ['global'] : undefined)),
  'space.title': text((item) => {
    const space = spaceOf(item);
    return space && [space.name];
  }),
  type: words((item) => [item.kind === 'content' ? item.content.type : item.kind]),
  title: both(
    words((item) => [titleOf(item)]),
    text((item) => [titleOf(item)]),
  ),
  text: fullText,
  sitesearch: fullText,
  label: words(ofContent(({ labels }) => labels.map(({ name }) => name))),
  creator: people((content) => [first(content).by]),
  contributor: people((content) => content.revisions.map(({ by }) => by)),
  mention: words(mentionsOf),
  macro: words(macrosOf),
  created: date(createdAt),
  lastmodified: date(modifiedAt),
  parent: words(ofContent(({ parent }) => (parent ? [parent.id] : []))),
  ancestor: words(ofContent((content) => ancestorsOf(content).map(({ id }) => id))),
  id: words(idOf),
  content: words(idOf),
  container: words(ofContent(({ container }) => (container ? [container.id] : []))),
  user: words((item, { deployment }) => (item.kind === 'user' ? namesOf(deployment, item.user) : undefined)),
  'user.fullname': both(
    words((item) => (item.kind === 'user' ? [item.user.displayName] : undefined)),
    text((item) => (item.kind === 'user' ? [item.user.displayName] : undefined)),
  ),
  'user.accountid': words((item) => (item.kind === 'user' ? [item.user.accountId] : undefined)),
};
