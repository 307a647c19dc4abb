import { Readable } from 'node:stream';
import type { Written } from '../written.ts';

export type AnswerBody = Written | Readable | null;

interface AnswerInit {
  /** HTTP status; 200 when absent. */
  status?: number;
  headers?: Readonly<Record<string, string>>;
}

/**
 * The answer to an HTTP request. It has what a `Response` has that is needed here: the first use of Node's own Request or
 * Response takes 9 MB of memory.
 */
export class Answer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Map<string, string>;
  readonly body: AnswerBody;

  constructor(body: AnswerBody, { status = 200, headers = {} }: AnswerInit = {}) {
    this.status = status;
    this.headers = new Map(Object.entries(headers));
    this.body = body;
  }

  static json(value: unknown, { status, headers }: AnswerInit = {}): Answer {
    const init = { ...(status !== undefined && { status }), headers: { ...JSON_TYPE, ...headers } };
    return new Answer(JSON.stringify(value), init);
  }
}

/** Whether a body comes in time rather than at once. */
export const isStream = (body: AnswerBody): body is Readable => body instanceof Readable;

const JSON_TYPE = { 'content-type': 'application/json' };
