import { InvalidArgument } from '../../http/errors.ts';

/** Every form that an operator's pattern may allow; `Scope` asks that one. */
const ISSUE_KEY = /^[A-Z0-9][A-Z0-9_-]*-\d+$/;

/** An issue key in Jira's spelling. @throws InvalidArgument for what cannot be one. */
export function normaliseKey(text: string, what: string): string {
  const key = text.trim().toUpperCase();
  if (ISSUE_KEY.test(key)) return key;
  throw new InvalidArgument(
    `${what} takes an issue key such as PROJ-123, not ${JSON.stringify(text.slice(0, 60))}.`,
  );
}
