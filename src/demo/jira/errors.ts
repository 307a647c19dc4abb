import { Refusal } from '../call.ts';

/** Ends the call with messages that belong to no field. */
export const refuse = (status: number, ...errorMessages: string[]): Refusal =>
  new Refusal(status, { errorMessages, errors: {} });

/** Ends the call with 400 and one message per field. */
export const refuseFields = (errors: Record<string, string>, ...errorMessages: string[]): Refusal =>
  new Refusal(400, { errorMessages, errors });

/** Jira's answer for an issue that is missing or hidden from the caller. */
export const noSuchIssue = (): Refusal =>
  refuse(404, 'Issue does not exist or you do not have permission to see it.');
