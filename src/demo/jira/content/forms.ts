/** A question of the form that the site's first request carries. */
export interface Question {
  type: string;
  label: string;
  validation: { rq?: boolean };
  description?: string;
  jiraField?: string;
  choices?: { id: string; label: string }[];
}

/** The id of that form, which is on HELP-1. */
export const formId = '5f0c9f2e-8f0a-4d58-9a62-3c0f6f4b7a01';

const question = (type: string, label: string, rest: Partial<Question> = {}): Question => ({
  type,
  label,
  validation: {},
  ...rest,
});

const choices = (...labels: string[]) => labels.map((label, index) => ({ id: String(index + 1), label }));

/** What the form asks. */
export const questions: Readonly<Record<string, Question>> = {
  '1': question('ts', 'Customer', { validation: { rq: true } }),
  '2': question('cs', 'Urgency', { choices: choices('Low', 'High') }),
  '3': question('cm', 'Channels', { choices: choices('Web', 'Phone', 'Mail') }),
  '4': question('da', 'Happened on'),
  '5': question('dt', 'Noticed at'),
  '6': question('no', 'Customers affected'),
  '7': question('us', 'Contact'),
  '8': question('rt', 'What happened'),
  '9': question('at', 'Screenshots'),
  '10': question('ti', 'Call back at'),
  '11': question('cd', 'Severity', { choices: [], jiraField: 'customfield_10030' }),
};

/** The answers that it starts with. */
export const firstAnswers = { '1': { text: 'Analytical Engines Ltd' }, '2': { choices: ['1'] } };
