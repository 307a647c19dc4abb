import { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { AnsweredForm, FormDetails, FormList } from '../../model/form.ts';
import type { Connection } from '../connection.ts';
import type { IssueGuard } from '../issue/issue-guard.ts';
import type { Texts } from '../text/texts.ts';
import type { Users } from '../users.ts';
import { type WireAnswer, WireForm, WireForms } from './form-wire.ts';
import { createToAnswer, type Question } from './to-answer.ts';
import { toForm, toFormEntry } from './to-form.ts';

interface FormSite {
  /** To Atlassian's gateway, which alone has the forms API. */
  gateway: HttpClient;
  cloudId: string | undefined;
}

interface Parts {
  guard: IssueGuard;
  texts: Texts;
  users: Users;
}

/** An answer in the caller's words: `questionId` (or `question`, its label) and `value`. */
export type GivenAnswer = Record<string, unknown>;

const Tenant = z.object({ cloudId: z.string() });
const headers = { 'X-ExperimentalApi': 'opt-in' };

/** The forms on issues of a Cloud site. */
export function createForms({ http, cache }: Connection, site: FormSite, { guard, texts, users }: Parts) {
  const { gateway } = site;
  const toAnswer = createToAnswer(users, texts);

  /** The address of an issue's forms. Sites tell their cloud id to everybody. */
  async function formsOf(key: string): Promise<string> {
    await guard(key);
    const cloudId =
      site.cloudId ?? (await cache.get('cloud id', () => http.get('/_edge/tenant_info', Tenant))).cloudId;
    return path`/jira/forms/cloud/${cloudId}/issue/${key}/form`;
  }

  return {
    async list(key: string): Promise<FormList> {
      const found = await gateway.get(await formsOf(key), WireForms, { headers });
      return { success: true, forms: found.map((form) => toFormEntry(key, form)), count: found.length };
    },

    async get(key: string, id: string): Promise<FormDetails> {
      const form = await gateway.get((await formsOf(key)) + path`/${id}`, WireForm, { headers });
      return { success: true, form: toForm(key, form, texts) };
    },

    /** Answers questions; the answers that the form has already are sent with them, so that none is lost. */
    async answer(key: string, id: string, given: readonly GivenAnswer[]): Promise<AnsweredForm> {
      if (given.length === 0) throw new InvalidArgument('answers is empty.');
      const url = (await formsOf(key)) + path`/${id}`;
      const form = await gateway.get(url, WireForm, { headers });
      if (form.state?.status !== undefined && form.state.status !== 'o')
        throw new InvalidArgument(
          `Form ${id} of ${key} is not open any more: it has to be reopened in Jira first.`,
        );
      const questions = Object.entries(form.design.questions ?? {}).map(([name, wire]) => ({
        ...wire,
        id: name,
      }));
      const answers: Record<string, WireAnswer> = { ...form.state?.answers };
      const answered = new Set<string>();
      for (const answer of given) {
        const question = findQuestion(questions, answer);
        if (answered.has(question.id))
          throw new InvalidArgument(`Question ${question.id} is answered twice.`);
        answered.add(question.id);
        answers[question.id] = await toAnswer(question, answer.value);
      }
      const after = await gateway.put(url, WireForm, { headers, body: { answers } });
      return {
        success: true,
        message: `Form ${id} of ${key} updated`,
        issue_key: key,
        form_id: id,
        updated_fields: answered.size,
        result: toForm(key, after, texts),
      };
    },
  };
}

/** @throws InvalidArgument listing the questions of the form. */
function findQuestion(questions: readonly Question[], answer: GivenAnswer): Question {
  const name = String(answer.questionId ?? answer.question_id ?? answer.question ?? answer.id ?? '').trim();
  if (!('value' in answer))
    throw new InvalidArgument(
      `Each answer takes {"questionId": ..., "value": ...}; ${JSON.stringify(answer).slice(0, 80)} has no value.`,
    );
  const byLabel = questions.filter(({ label }) => label?.toLowerCase() === name.toLowerCase());
  const question = questions.find(({ id }) => id === name) ?? (byLabel.length === 1 ? byLabel[0] : undefined);
  if (question) return question;
  throw new InvalidArgument(
    `The form has no question ${JSON.stringify(name)}; it has ${questions.map(({ id, label }) => `${id} (${label ?? ''})`).join(', ')}.`,
  );
}
