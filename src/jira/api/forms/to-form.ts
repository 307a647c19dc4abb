import type { Form, FormField } from '../../model/form.ts';
import { present, prune } from '../prune.ts';
import type { Texts } from '../text/texts.ts';
import type { WireAnswer, WireForm, WireFormEntry, WireQuestion } from './form-wire.ts';

/** What kinds of questions are called in results, by the code of the forms API. */
const KINDS: Record<string, string> = {
  ts: 'text',
  tl: 'long text',
  rt: 'rich text',
  pg: 'paragraph',
  te: 'email',
  tu: 'url',
  no: 'number',
  da: 'date',
  dt: 'date and time',
  ti: 'time',
  cd: 'choice',
  cs: 'choice',
  cl: 'choices',
  cm: 'choices',
  cc: 'cascade',
  us: 'user',
  um: 'users',
  at: 'attachment',
  ob: 'object',
};

/** The code for each kind of questions that a form has. */
export const kindOf = (type: string): string => KINDS[type] ?? type;

/** A form as the list of an issue's forms shows it. */
export const toFormEntry = (key: string, { id, submitted, ...entry }: WireFormEntry): Form =>
  present({
    id,
    form_id: id,
    ...entry,
    state: { status: submitted ? 's' : 'o' },
    fields: [],
    issue_key: key,
    submitted,
  });

/** A form with its questions and answers. */
export function toForm(key: string, { id, updated, design, state }: WireForm, texts: Texts): Form {
  const { settings, sections, conditions, questions = {} } = design;
  const status = state?.status;
  return present({
    id,
    form_id: id,
    name: settings?.name,
    state: status === undefined ? undefined : { status },
    fields: Object.entries(questions).map(([question, wire]) =>
      toField(question, wire, answerOf(wire, state?.answers?.[question], texts)),
    ),
    issue_key: key,
    updated,
    internal: state?.visibility === undefined ? undefined : state.visibility === 'i',
    submitted: status === undefined ? undefined : status === 's',
    design: Object(prune({ settings, sections, conditions })),
  });
}

const toField = (id: string, wire: WireQuestion, answer: unknown): FormField =>
  present({
    id,
    label: wire.label ?? '',
    type: kindOf(wire.type),
    required: wire.validation?.rq ? (true as const) : undefined,
    description: wire.description || undefined,
    jira_field: wire.jiraField || undefined,
    choices: wire.choices?.length
      ? wire.choices.map((choice) => ({ id: choice.id, label: choice.label ?? choice.id }))
      : undefined,
    answer,
  });

/** An answer in words: texts as Markdown, choices by their labels, people by id. */
function answerOf({ choices = [] }: WireQuestion, answer: WireAnswer | undefined, texts: Texts): unknown {
  if (!answer) return undefined;
  const { text, adf, date, time, users, choices: chosen, ...rest } = answer;
  if (adf !== undefined && adf !== null) return texts.toMarkdown(adf);
  if (typeof date === 'string' && date !== '')
    return typeof time === 'string' && time !== '' ? `${date}T${time}` : date;
  if (Array.isArray(chosen))
    return chosen.map((id) => choices.find((choice) => choice.id === String(id))?.label ?? id);
  const [other] = [time, users, text, ...Object.values(rest)].filter(
    (value) => value !== undefined && value !== null && value !== '',
  );
  return other;
}
