import { toUser } from '../people.ts';
import { isRecord, prune } from '../prune.ts';
import { WireUser } from '../wire.ts';

/**
 * A custom field's value in its short form: an option's text, the name of a named thing, a person, a sprint. A
 * cascading select keeps both levels.
 */
export function reduceCustomValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reduceCustomValue);
  if (typeof value === 'string') return readSprint(value) ?? value;
  if (!isRecord(value)) return value;
  if ('value' in value) return reduceOption(value);
  if (typeof value.name === 'string' && 'self' in value) return value.name;
  if (typeof value.accountId === 'string') return toUser(WireUser.parse(value));
  return prune(value);
}

function reduceOption(option: Record<string, unknown>): unknown {
  if (!isRecord(option.child)) return option.value;
  return { value: option.value, child: option.child.value };
}

const SPRINT = /^com\.atlassian\.greenhopper\.service\.sprint\.Sprint@[^[]*\[([\s\S]*)\]$/;
const SPRINT_KEYS = ['name', 'goal', 'startDate', 'endDate', 'completeDate'];

/** Data Center sends a sprint as the text of a Java object; as Cloud has it then, undefined for any other text. */
function readSprint(text: string): object | undefined {
  const inside = SPRINT.exec(text)?.[1];
  if (inside === undefined) return undefined;
  // A name or goal may hold commas: a part begins only at a comma before a key.
  const parts = new Map(
    inside.split(/,(?=[a-zA-Z]+=)/).map((part): [string, string] => {
      const at = part.indexOf('=');
      return [part.slice(0, at), part.slice(at + 1)];
    }),
  );
  const known = SPRINT_KEYS.map((key) => [key, parts.get(key)]);
  return {
    id: Number(parts.get('id')),
    state: parts.get('state')?.toLowerCase(),
    ...Object.fromEntries(known.filter(([, value]) => value && value !== '<null>')),
  };
}
