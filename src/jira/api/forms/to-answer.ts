import { InvalidArgument } from '../../../http/errors.ts';
import { toDay, toMoment } from '../fields/moments.ts';
import { isRecord } from '../prune.ts';
import type { Texts } from '../text/texts.ts';
import type { Users } from '../users.ts';
import type { WireAnswer, WireQuestion } from './form-wire.ts';
import { kindOf } from './to-form.ts';

/** A question that is to be answered. */
export interface Question extends WireQuestion {
  id: string;
}

type Shape = (question: Question, value: unknown) => WireAnswer | Promise<WireAnswer>;

const nameOf = ({ id, label }: Question): string => (label ? `Question ${id} (${label})` : `Question ${id}`);

function textOf(question: Question, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object')
    throw new InvalidArgument(`${nameOf(question)} takes text, not ${JSON.stringify(value).slice(0, 80)}.`);
  return String(value);
}

/** Dates also as milliseconds since 1970, in UTC. */
const dateText = (question: Question, value: unknown): string =>
  typeof value === 'number' ? new Date(value).toISOString() : textOf(question, value).trim();

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined || value === '' ? [] : [value];

const text: Shape = (question, value) => ({ text: textOf(question, value) });

const number: Shape = (question, value) => {
  const given = textOf(question, value).trim();
  if (given !== '' && !Number.isFinite(Number(given)))
    throw new InvalidArgument(`${nameOf(question)} takes a number, not ${JSON.stringify(value)}.`);
  return { text: given };
};

const date: Shape = (question, value) => {
  const given = dateText(question, value);
  return { date: given === '' ? '' : toDay(given, nameOf(question)) };
};

/** Forms have no time zones: the clock is taken as it is written. */
const dateTime: Shape = (question, value) => {
  const given = dateText(question, value);
  if (given === '') return { date: '', time: '' };
  toMoment(given, nameOf(question));
  return { date: given.slice(0, 10), time: given.slice(11, 16) || '00:00' };
};

const time: Shape = (question, value) => {
  const given = textOf(question, value).trim();
  if (given !== '' && !/^([01]?\d|2[0-3]):[0-5]\d$/.test(given))
    throw new InvalidArgument(
      `${nameOf(question)} takes a time such as 09:30, not ${JSON.stringify(value)}.`,
    );
  return { time: given.padStart(given === '' ? 0 : 5, '0') };
};

const choices: Shape = (question, value) => {
  const known = question.choices ?? [];
  const all = known.flatMap((choice) => [choice, ...(choice.children ?? [])]);
  const ids = listOf(value).map((entry) => {
    const wanted = textOf(question, isRecord(entry) ? (entry.id ?? entry.label) : entry).trim();
    const found =
      all.find(({ id }) => id === wanted) ??
      all.find(({ label }) => label?.toLowerCase() === wanted.toLowerCase());
    // A question that is tied to a field of the issue has that field's values, which the form does not list.
    if (!found && known.length > 0)
      throw new InvalidArgument(
        `${nameOf(question)} has no choice ${JSON.stringify(wanted)}; it has ${all.map(({ label, id }) => label ?? id).join(', ')}.`,
      );
    return found?.id ?? wanted;
  });
  return { choices: ids };
};

/** Turns answers as callers give them into those of the forms API. @throws InvalidArgument naming the question. */
export function createToAnswer(users: Users, texts: Texts): Shape {
  const people: Shape = async (question, value) => ({
    users: await Promise.all(
      listOf(value).map(async (entry) => {
        const given = textOf(question, isRecord(entry) ? (entry.accountId ?? entry.id) : entry);
        return (await users.find(given)).accountId ?? given;
      }),
    ),
  });
  const richText: Shape = async (question, value) => ({
    adf: (await texts.fromMarkdown(textOf(question, value))).body,
  });
  const shapes: Record<string, Shape> = {
    ...Object.fromEntries(['ts', 'tl', 'te', 'tu', 'pg'].map((type) => [type, text])),
    ...Object.fromEntries(['cd', 'cs', 'cl', 'cm', 'cc'].map((type) => [type, choices])),
    no: number,
    da: date,
    dt: dateTime,
    ti: time,
    us: people,
    um: people,
    rt: richText,
  };
  return (question, value) => {
    const shape = shapes[question.type];
    if (!shape)
      throw new InvalidArgument(
        `${nameOf(question)} is of the kind ${kindOf(question.type)}, which cannot be answered here.`,
      );
    return shape(question, value);
  };
}
