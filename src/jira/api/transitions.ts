import { HttpError, InvalidArgument } from '../../http/errors.ts';
import { path } from '../../http/path.ts';
import type { ChangedIssue } from '../model/issue.ts';
import type { Transition } from '../model/transition.ts';
import type { Connection } from './connection.ts';
import type { FieldInput } from './fields/field-input.ts';
import { metaFromWire } from './fields/field-meta.ts';
import type { InternalOnly } from './internal-only.ts';
import { WireTransitions } from './issue/activities.ts';
import type { IssueGuard } from './issue/issue-guard.ts';
import type { ReadBackIssue } from './issue/read-back.ts';
import { present } from './prune.ts';
import type { Texts } from './text/texts.ts';
import { toTransition } from './to-transition.ts';
import type { WireTransition } from './wire.ts';

/** A step through the workflow in the caller's words. */
export interface NewTransition {
  /** Id, name or target status. */
  transition: string;
  fields?: Record<string, unknown> | undefined;
  /** Markdown. */
  comment?: string | undefined;
}

interface Parts {
  guard: IssueGuard;
  fieldInput: FieldInput;
  texts: Texts;
  readBack: ReadBackIssue;
  internalOnly: InternalOnly;
}

/** See `createTransitions`. */
export type Transitions = ReturnType<typeof createTransitions>;

/** Workflow steps: what is possible, and taking one. */
export function createTransitions({ http, dialect }: Connection, parts: Parts) {
  const { guard, fieldInput, texts, readBack, internalOnly } = parts;
  const url = (key: string) => dialect.rest + path`/issue/${key}/transitions`;

  const possible = async (key: string): Promise<WireTransition[]> => {
    await guard(key);
    const query = { expand: 'transitions.fields' };
    return (await http.get(url(key), WireTransitions, { query })).transitions;
  };

  /** Takes a step that was found before. */
  const take = (key: string, body: { id: string; fields?: object; update?: object }): Promise<void> => {
    const { id, ...rest } = body;
    return http.send('POST', url(key), { body: { transition: { id }, ...rest } });
  };

  return {
    take,

    list: async (key: string): Promise<Transition[]> => (await possible(key)).map(toTransition),

    async apply(key: string, { transition, fields = {}, comment }: NewTransition): Promise<ChangedIssue> {
      if (comment?.trim()) await internalOnly.assertNoRequest(key);
      const step = findTransition(await possible(key), transition, key);
      const metas = Object.entries(step.fields ?? {}).map(([id, meta]) => metaFromWire(id, meta));
      const sent = await fieldInput(withoutNulls(fields), async () => metas, { removed: [] });
      const text = comment?.trim() ? await texts.fromMarkdown(comment) : undefined;
      await take(key, {
        id: step.id,
        ...(Object.keys(sent).length > 0 && { fields: sent }),
        ...(text && { update: { comment: [{ add: { body: text.body } }] } }),
      }).catch(explain(step, sent));
      const result = await readBack(key, { sent });
      return present({
        message: result.problem
          ? `Issue ${key} transitioned successfully; only reading it back failed: ${result.problem}`
          : `Issue ${key} transitioned successfully`,
        issue: result.issue,
        not_applied: result.notApplied,
      });
    },
  };
}

/** Adds to a refusal which fields of the step's screen were not given. */
const explain =
  (step: WireTransition, sent: object) =>
  (error: unknown): never => {
    const { required_fields: required = [] } = toTransition(step);
    const missing = required.filter(({ id }) => !(id in sent));
    if (!(error instanceof HttpError) || error.status !== 400 || missing.length === 0) throw error;
    const listed = missing.map(({ name, allowed_values: values }) =>
      values ? `${name} (${values.join(', ')})` : name,
    );
    throw new InvalidArgument(
      `${error.message} The step ${JSON.stringify(step.name)} asks for ${listed.join('; ')}: give it in fields.`,
      { cause: error },
    );
  };

const withoutNulls = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

/**
 * The step meant by an id, a name or a target status, in this order.
 * @throws InvalidArgument listing what is possible when none or several fit.
 */
export function findTransition(steps: readonly WireTransition[], asked: string, key: string): WireTransition {
  const wanted = asked.trim().toLowerCase();
  const ways: ((step: WireTransition) => string | undefined)[] = [
    (step) => step.id,
    (step) => step.name,
    (step) => step.to?.name,
  ];
  for (const way of ways) {
    const found = steps.filter((step) => way(step)?.toLowerCase() === wanted);
    const [only] = found;
    if (only && found.length === 1) return only;
    if (only)
      throw new InvalidArgument(
        `${JSON.stringify(asked)} fits several steps: ${describe(found)}. Give an id.`,
      );
  }
  throw new InvalidArgument(
    steps.length > 0
      ? `${key} has no step ${JSON.stringify(asked)} in its present status; possible: ${describe(steps)}.`
      : `${key} has no steps in its present status that this account may take.`,
  );
}

const describe = (steps: readonly WireTransition[]): string =>
  steps.map((step) => `${step.name} (id ${step.id}${step.to ? `, to ${step.to.name}` : ''})`).join('; ');
