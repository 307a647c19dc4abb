import { z } from 'zod';
import { maybe, wireId } from '../maybe.ts';

const Choice = z.object({ id: wireId, label: maybe(z.string()) });

/** A question; `type` is one of the two-letter codes of the forms API. */
export const WireQuestion = z.object({
  type: z.string(),
  label: maybe(z.string()),
  description: maybe(z.string()),
  jiraField: maybe(z.string()),
  validation: maybe(z.object({ rq: maybe(z.boolean()) })),
  choices: maybe(z.array(Choice.extend({ children: maybe(z.array(Choice)) }))),
});
export type WireQuestion = z.infer<typeof WireQuestion>;

/** People come with their names, and are sent as ids alone. */
const Person = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);

/** An answer; which of its properties is there depends on the question's type. */
export const WireAnswer = z.looseObject({ users: z.array(Person).optional() });
export type WireAnswer = z.infer<typeof WireAnswer>;

/** A form with its questions and answers. */
export const WireForm = z.object({
  id: z.string(),
  updated: maybe(z.string()),
  design: z.object({
    settings: maybe(z.looseObject({ name: maybe(z.string()) })),
    questions: maybe(z.record(z.string(), WireQuestion)),
    sections: maybe(z.record(z.string(), z.unknown())),
    conditions: maybe(z.record(z.string(), z.unknown())),
  }),
  state: maybe(
    z.object({
      status: maybe(z.string()),
      visibility: maybe(z.string()),
      answers: maybe(z.record(z.string(), WireAnswer)),
    }),
  ),
});
export type WireForm = z.infer<typeof WireForm>;

/** The forms of an issue, without their questions. */
export const WireForms = z.array(
  z.object({
    id: z.string(),
    name: maybe(z.string()),
    updated: maybe(z.string()),
    internal: maybe(z.boolean()),
    submitted: maybe(z.boolean()),
    lock: maybe(z.boolean()),
  }),
);
export type WireFormEntry = z.infer<typeof WireForms>[number];
