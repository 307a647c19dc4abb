import { type Answer, ok, Refusal } from '../../call.ts';
import { users } from '../../users.ts';
import { firstAnswers, formId, questions } from '../content/forms.ts';
import { projectOf, type Visit } from '../jira.ts';
import type { Issue } from '../model/issue.ts';
import { canWrite, findIssue } from '../permissions.ts';
import { isRecord } from '../text/check-adf.ts';
import { get, onCloud, put, type Resource, segment } from './resource.ts';

type Answers = Record<string, Record<string, unknown>>;

const refusal = (status: number, code: string, detail: string): Refusal =>
  new Refusal(status, { errors: [{ status, code, title: detail, detail }] });

/** Answers of the form by site, with the moment of the last change. */
const saved = new WeakMap<object, { answers: Answers; updated: number }>();

const stateOf = ({ jira }: Visit) => saved.get(jira) ?? { answers: firstAnswers, updated: jira.epoch };

function issueOf(visit: Visit): Issue {
  try {
    return findIssue(visit, segment(visit, 'key'));
  } catch (error) {
    throw error instanceof Refusal ? refusal(404, 'ISSUE_NOT_FOUND', 'The issue was not found.') : error;
  }
}

const hasForm = (issue: Issue): boolean => issue.key === 'HELP-1';
const name = 'Incident report';

function listForms(visit: Visit): Answer {
  const forms = hasForm(issueOf(visit))
    ? [
        {
          id: formId,
          formTemplate: { id: '0c2f7b34-55d1-4a51-9f0c-1f1f0a4f6a10' },
          internal: true,
          submitted: false,
          lock: false,
          name,
          updated: new Date(stateOf(visit).updated).toISOString(),
        },
      ]
    : [];
  return ok(forms);
}

function findForm(visit: Visit): Issue {
  const issue = issueOf(visit);
  if (hasForm(issue) && segment(visit, 'form') === formId) return issue;
  throw refusal(404, 'FORM_NOT_FOUND', 'The provided form ID was not found.');
}

/** People are stored by id, and shown with their names. */
const answerWire = (answer: Record<string, unknown>) =>
  Array.isArray(answer.users)
    ? {
        ...answer,
        users: answer.users.map((id) => ({
          id,
          name: users.find((user) => user.accountId === id)?.displayName,
        })),
      }
    : answer;

function formWire(visit: Visit): Record<string, unknown> {
  const { answers, updated } = stateOf(visit);
  return {
    id: formId,
    updated: new Date(updated).toISOString(),
    design: {
      settings: { name, language: 'en', submit: { lock: false, pdf: false } },
      questions,
      sections: {},
      conditions: {},
      layout: [{ version: 1, type: 'doc', content: [] }],
    },
    state: {
      visibility: 'i',
      status: 'o',
      answers: Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, answerWire(answer)])),
    },
  };
}

function readForm(visit: Visit): Answer {
  findForm(visit);
  return ok(formWire(visit));
}

const isList = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
const isText = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);

const parts: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: isText(/^/),
  date: isText(/^(\d{4}-\d{2}-\d{2})?$/),
  time: isText(/^(\d{2}:\d{2})?$/),
  choices: isList,
  users: isList,
  adf: isRecord,
};

/** Whatever is not sent is not answered any more. */
function saveAnswers(visit: Visit): Answer {
  const issue = findForm(visit);
  if (!canWrite(visit.user, projectOf(issue))) throw refusal(403, 'FORBIDDEN', 'You may not edit this form.');
  const { body } = visit.call;
  const answers = isRecord(body) && isRecord(body.answers) ? body.answers : undefined;
  if (!answers) throw refusal(400, 'INVALID', 'answers is missing.');
  const kept: Answers = {};
  for (const [id, answer] of Object.entries(answers)) {
    const valid =
      id in questions &&
      isRecord(answer) &&
      Object.entries(answer).every(([part, value]) => parts[part]?.(value) ?? false);
    if (!valid) throw refusal(400, 'INVALID', `The answer to question ${id} is not valid.`);
    kept[id] = answer;
  }
  saved.set(visit.jira, { answers: kept, updated: visit.jira.tick() });
  return ok(formWire(visit));
}

const forms = '/jira/forms/cloud/{cloud}/issue/{key}/form';

/** Forms on issues, which only the gateway of Cloud has. */
export const formResources: Resource[] = [
  onCloud(get(forms, listForms)),
  onCloud(get(`${forms}/{form}`, readForm)),
  onCloud(put(`${forms}/{form}`, saveAnswers)),
];
