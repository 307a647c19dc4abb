import { z } from 'zod';
import { HttpError, isExposed, TransportError } from '../../../http/errors.ts';
import type { Connection } from '../connection.ts';
import { maybe } from '../maybe.ts';
import { listProblems } from './batch-check.ts';
import { CreatedIssue } from './create-issue.ts';
import { NothingChanged, PartialFailure } from './partial-failure.ts';
import { createBody, type PreparedIssue } from './prepare-issue.ts';

/** Issues that Jira creates in one request. */
const CHUNK = 50;

const BulkAnswer = z.object({
  issues: maybe(z.array(CreatedIssue)),
  errors: maybe(
    z.array(
      z.object({
        failedElementNumber: z.number(),
        elementErrors: maybe(
          z.object({
            errorMessages: maybe(z.array(z.string())),
            errors: maybe(z.record(z.string(), z.string())),
          }),
        ),
      }),
    ),
  ),
});
type BulkAnswer = z.infer<typeof BulkAnswer>;

/** A part of the batch, and where in the batch it begins. */
interface Chunk {
  first: number;
  items: readonly PreparedIssue[];
}

/** What became of a batch; indexes are those of the caller's list. */
interface Outcome {
  created: Map<number, CreatedIssue>;
  failed: Map<number, string>;
}

/** Sends checked issues, 50 in a request, until all are sent or Jira refuses a request as a whole. */
export function createBatchSend({ http, dialect }: Connection) {
  /** False when going on makes no sense. */
  async function send(chunk: Chunk, outcome: Outcome): Promise<boolean> {
    try {
      const body = { issueUpdates: chunk.items.map(createBody) };
      note(await http.post(`${dialect.rest}/issue/bulk`, BulkAnswer, { body }), chunk, outcome);
      return true;
    } catch (error) {
      if (!isExposed(error)) throw error;
      return noteRefusal(error, chunk, outcome);
    }
  }

  /** The new issues in order. @throws PartialFailure listing what was created and what was not, NothingChanged when none was. */
  return async (prepared: readonly PreparedIssue[]): Promise<CreatedIssue[]> => {
    const outcome: Outcome = { created: new Map(), failed: new Map() };
    let sent = 0;
    for (let going = true; going && sent < prepared.length; sent += CHUNK)
      going = await send({ first: sent, items: prepared.slice(sent, sent + CHUNK) }, outcome);
    if (outcome.failed.size > 0) throw partly(outcome, sent, prepared.length);
    return [...outcome.created.values()];
  };
}

/** Sorts an answer's elements into created and failed; what was created keeps the order of what was sent. */
function note(answer: BulkAnswer, { first, items }: Chunk, { created, failed }: Outcome): void {
  for (const { failedElementNumber, elementErrors } of answer.errors ?? []) {
    const fields = Object.entries(elementErrors?.errors ?? {}).map(([field, text]) => `${field}: ${text}`);
    const said = [...(elementErrors?.errorMessages ?? []), ...fields].join(' ');
    failed.set(first + failedElementNumber, said || 'Jira gives no reason.');
  }
  const made = [...(answer.issues ?? [])];
  for (const index of items.keys()) {
    if (failed.has(first + index)) continue;
    const issue = made.shift();
    if (issue) created.set(first + index, issue);
    else failed.set(first + index, 'Jira answered nothing for it.');
  }
}

/** Whether the refusal was of the issues one by one, so that later ones may still be taken. */
function noteRefusal(error: Error, { first, items }: Chunk, { failed }: Outcome): boolean {
  const refused = error instanceof HttpError ? error : undefined;
  const said = new Map(refused?.messages.flatMap(elementMessage));
  const unsure = error instanceof TransportError ? 'Whether it was created is not known: ' : '';
  for (const index of items.keys()) failed.set(first + index, said.get(index) ?? unsure + error.message);
  return said.size > 0;
}

/** The element that a message of a refused bulk request speaks of. */
function elementMessage(message: string): [number, string][] {
  const [, element, text] = /^Element (\d+): ([\s\S]*)$/.exec(message) ?? [];
  return element === undefined || text === undefined ? [] : [[Number(element), text]];
}

function partly({ created, failed }: Outcome, sent: number, total: number): Error {
  const left = sent < total ? ` Not attempted: issues[${sent}] to issues[${total - 1}].` : '';
  const lost = `Not created: ${listProblems([...failed])}${left}`;
  if (created.size === 0) return new NothingChanged(`No issue was created. ${lost}`);
  const made = [...created].map(([index, { key }]) => `issues[${index}] ${key}`).join(', ');
  return new PartialFailure(
    `Created ${created.size} of ${total} issues: ${made}. ${lost} Repeat only those that were not created.`,
  );
}
