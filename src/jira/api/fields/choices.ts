import { InvalidArgument } from '../../../http/errors.ts';
import { isRecord } from '../prune.ts';
import { valueName } from '../to-transition.ts';
import type { Choice } from '../wire.ts';
import type { FieldMeta } from './field-meta.ts';

const MAX_LISTED = 30;

/** The choice that a text names: by id, else by name in the very case, else in any case. */
function findChoice<C extends Choice>(choices: readonly C[], text: string): C | undefined {
  const lower = text.toLowerCase();
  const names = (choice: C) => [choice.name, choice.value, choice.key];
  return (
    choices.find((choice) => choice.id === text) ??
    choices.find((choice) => names(choice).includes(text)) ??
    choices.find((choice) => names(choice).some((name) => name?.toLowerCase() === lower))
  );
}

const notAChoice = (what: string, text: string, choices: readonly Choice[]): InvalidArgument => {
  const more = choices.length > MAX_LISTED ? ` and ${choices.length - MAX_LISTED} more` : '';
  const listed = choices.slice(0, MAX_LISTED).map(valueName).join(', ');
  return new InvalidArgument(`${what} has no value ${JSON.stringify(text)}; it takes ${listed}${more}.`);
};

/**
 * How a field's value names one of its choices: by id where Jira lists them, else as the text says. Objects pass.
 * @throws InvalidArgument listing the choices.
 */
export function toChoice(meta: FieldMeta, value: unknown): unknown {
  if (isRecord(value)) return value;
  const text = String(value).trim();
  const { allowedValues = [], name } = meta;
  if (allowedValues.length > 0) {
    const choice = findChoice(allowedValues, text);
    if (!choice) throw notAChoice(name, text, allowedValues);
    return choice.id === undefined ? { name: valueName(choice) } : { id: choice.id };
  }
  if (meta.type === 'option' || meta.items === 'option') return { value: text };
  return /^\d+$/.test(text) ? { id: text } : { name: text };
}

/** A cascading select's value: `Parent`, `Parent > Child`, or an object with `value` and `child`. */
export function toCascade(meta: FieldMeta, value: unknown): unknown {
  const [parent, child] = levels(value);
  if (parent === undefined) return value;
  const { allowedValues = [], name } = meta;
  if (allowedValues.length === 0)
    return { value: parent, ...(child !== undefined && { child: { value: child } }) };
  const choice = findChoice(allowedValues, parent);
  if (!choice) throw notAChoice(name, parent, allowedValues);
  if (child === undefined) return { id: choice.id };
  const below = choice.children ?? [];
  const inner = findChoice(below, child);
  if (!inner) throw notAChoice(`${name} > ${valueName(choice)}`, child, below);
  return { id: choice.id, child: { id: inner.id } };
}

function levels(value: unknown): [parent?: string, child?: string] {
  if (!isRecord(value)) {
    const [parent = '', ...child] = String(value).split(/\s*(?:>|→)\s*/);
    return child.length > 0 ? [parent.trim(), child.join(' > ').trim()] : [parent.trim()];
  }
  if (typeof value.value !== 'string') return [];
  const child = isRecord(value.child) ? value.child.value : value.child;
  if (child === undefined || child === null) return [value.value];
  return typeof child === 'string' ? [value.value, child] : [];
}
