import { Refusal } from '../../call.ts';
import type { Visit } from '../jira.ts';
import type { Value } from '../model/issue.ts';
import { type AdfDoc, docOfLines, type RichText } from '../text/adf.ts';
import { claimsToBeAdf, isAdf } from '../text/check-adf.ts';
import { FieldProblem } from './problem.ts';

const longText = 32_767;
const shortText = 255;

const tooLong = (limit: number): FieldProblem =>
  new FieldProblem(
    `The entered text is too long. It exceeds the allowed limit of ${limit.toLocaleString('en-US')} characters.`,
  );

/** Any string, of at most 255 characters. */
export function readText(input: unknown): string {
  if (typeof input !== 'string') throw new FieldProblem('Operation value must be a string');
  if (input.length > shortText) throw tooLong(shortText);
  return input;
}

/** A summary: one line of at most 255 characters. */
export function readSummary(input: unknown): string {
  if (typeof input !== 'string') throw new FieldProblem('Operation value must be a string');
  if (input.trim() === '') throw new FieldProblem('You must specify a summary of the issue.');
  if (/[\r\n]/.test(input))
    throw new FieldProblem('The summary is invalid because it contains newline characters.');
  if (input.length > shortText) throw new FieldProblem('Summary must be less than 255 characters.');
  return input;
}

/** An absolute URL. */
export function readUrl(input: unknown): string {
  const text = readText(input);
  if (!URL.canParse(text)) throw new FieldProblem('Not a valid URL');
  return text;
}

/** A JSON number. */
export function readNumber(input: unknown): number {
  if (typeof input !== 'number') throw new FieldProblem('Operation value must be a number');
  return input;
}

/** A document that a Cloud call sends; the whole call is refused when its nodes are unknown. */
export function checkedAdf(input: Record<string, unknown>): AdfDoc {
  if (!isAdf(input)) throw new Refusal(400, { errorMessages: ['INVALID_INPUT'], errors: {} });
  if (JSON.stringify(input).length > longText * 8)
    throw new Refusal(400, { errorMessages: ['CONTENT_LIMIT_EXCEEDED'], errors: {} });
  return input;
}

/** ADF on Cloud, wiki markup on Data Center; each refuses the other. */
export function readRich({ jira }: Visit, input: unknown): RichText | undefined {
  if (jira.cloud) {
    if (!claimsToBeAdf(input))
      throw new FieldProblem(
        'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
      );
    return checkedAdf(input);
  }
  if (typeof input !== 'string') throw new FieldProblem('Operation value must be a string');
  if (input.length > longText) throw tooLong(longText);
  return input === '' ? undefined : input;
}

/** What the service desk API takes as plain text. */
export const richOfText = ({ jira }: Visit, text: string): RichText => (jira.cloud ? docOfLines(text) : text);

/** A calendar day such as `2026-01-31`. */
export function readDate(input: unknown): string {
  const valid =
    typeof input === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(input) &&
    !Number.isNaN(Date.parse(input)) &&
    new Date(input).toISOString().startsWith(input);
  if (!valid) throw new FieldProblem(`Error parsing date string: ${String(input)}`);
  return input;
}

/** Milliseconds of a moment such as `2026-01-31T10:00:00.000+0100`; undefined when it is none. */
export function parseMoment(input: unknown): number | undefined {
  const match =
    typeof input === 'string' &&
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?:Z|([+-]\d{2}):?(\d{2}))$/.exec(input);
  if (!match) return undefined;
  const [, local, hours, minutes] = match;
  const ms = Date.parse(`${local}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** Milliseconds of a moment with an offset. */
export function readMoment(input: unknown): Value {
  const ms = parseMoment(input);
  if (ms === undefined) throw new FieldProblem(`Error parsing time: ${String(input)}`);
  return ms;
}
