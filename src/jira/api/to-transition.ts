import { z } from 'zod';
import type { Transition } from '../model/transition.ts';
import { present } from './prune.ts';
import { type Choice, type WireFieldMeta, WireTransition } from './wire.ts';

const MAX_ALLOWED = 30;

/** A workflow step as results show it, with the fields that it cannot do without. */
export function toTransition(transition: WireTransition): Transition {
  const required = Object.entries(transition.fields ?? {}).filter(
    ([, meta]) => meta.required === true && meta.hasDefaultValue !== true,
  );
  return present({
    id: transition.id,
    name: transition.name,
    to_status: transition.to?.name,
    required_fields: required.length > 0 ? required.map(([id, meta]) => toRequired(id, meta)) : undefined,
  });
}

/** The steps of an issue that was read with `expand=transitions`. */
export const toTransitions = (value: unknown): Transition[] =>
  (z.array(WireTransition).safeParse(value).data ?? []).map(toTransition);

const toRequired = (id: string, { name, allowedValues = [] }: WireFieldMeta) =>
  present({
    id,
    name: name ?? id,
    allowed_values: allowedValues.length > 0 ? allowedValues.slice(0, MAX_ALLOWED).map(valueName) : undefined,
  });

/** What people call a value. */
export const valueName = ({ name, value, key, id }: Choice): string => name ?? value ?? key ?? id ?? '';
