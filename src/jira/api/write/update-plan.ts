import { z } from 'zod';
import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { AddedComment } from '../../model/comment.ts';
import { type GivenFile, type NewFile, type OpenPath, openFiles } from '../attachments/new-files.ts';
import type { Comments } from '../comments.ts';
import type { Connection } from '../connection.ts';
import { type FieldInput, hasChoices, isEpicAlias } from '../fields/field-input.ts';
import { type FieldMeta, metaFromWire, systemMeta } from '../fields/field-meta.ts';
import { toDuration, toMoment } from '../fields/moments.ts';
import { customFieldId, systemField } from '../issue/field-selection.ts';
import type { IssueGuard } from '../issue/issue-guard.ts';
import { isRecord } from '../prune.ts';
import { findTransition } from '../transitions.ts';
import { WireFieldMetas, WireIssue, WireTransition } from '../wire.ts';

/** Changes to an issue in the caller's words. */
export interface IssueUpdate {
  /** By id or name; `status` is taken as a transition. */
  fields: Record<string, unknown>;
  components?: readonly string[] | undefined;
  attachments?: readonly GivenFile[] | undefined;
  openPath: OpenPath;
  transition?: string | undefined;
  comment?: string | undefined;
  commentVisibility?: Record<string, unknown> | undefined;
  /** Time spent, e.g. `1h 30m`. */
  worklog?: string | undefined;
  /** ISO 8601. */
  worklogStarted?: string | undefined;
}

/** An update that has been checked and is ready to be sent. */
export interface UpdatePlan {
  fields: Record<string, unknown>;
  /** What the new texts no longer have of the old ones. */
  removed: string[];
  files: NewFile[];
  transition: WireTransition | undefined;
  comment: ((key: string) => Promise<AddedComment>) | undefined;
  worklog: { timeSpent: string; started?: string } | undefined;
}

interface Parts {
  guard: IssueGuard;
  fieldInput: FieldInput;
  comments: Comments;
}

/** Checks an update against the issue as it is. Nothing is written. */
export function createUpdatePlan(
  { http, dialect, scope }: Connection,
  { guard, fieldInput, comments }: Parts,
) {
  const read = async (
    key: string,
    query: { fields: string; expand?: string | undefined },
  ): Promise<WireIssue> => {
    const wire = await http.get(dialect.rest + path`/issue/${key}`, WireIssue, { query });
    scope.assertFoundIssue(wire.key);
    return wire;
  };

  /** What has to be known of the issue, in one request, or in none. */
  async function look(key: string, names: readonly string[], moves: boolean): Promise<WireIssue | undefined> {
    const texts = names.flatMap((name) => textField(name) ?? customFieldId(name) ?? []);
    const needsMeta = names.some((name) => {
      const known = systemMeta(systemField(name) ?? '');
      return known ? hasChoices(known) : !isEpicAlias(name);
    });
    const expand = [...(needsMeta ? ['editmeta'] : []), ...(moves ? ['transitions'] : [])];
    if (texts.length === 0 && expand.length === 0) {
      await guard(key);
      return undefined;
    }
    return read(key, { fields: texts.join(',') || 'key', expand: expand.join(',') || undefined });
  }

  /** @throws InvalidArgument for whatever the caller has to correct. */
  return async (key: string, update: IssueUpdate): Promise<UpdatePlan> => {
    scope.assertIssue(key);
    assertSomething(update);
    const { fields: given, status } = splitStatus(update.fields);
    if (update.components !== undefined) addComponents(given, update.components);
    const moves = [update.transition, status].filter((text) => text !== undefined && text.trim() !== '');
    const now = await look(key, Object.keys(given), moves.length > 0);
    const removed: string[] = [];
    const fields = await fieldInput(given, async () => metasOf(now), {
      removed,
      before: async (id) => {
        const wire = now?.fields && id in now.fields ? now : await read(key, { fields: id });
        return wire.fields?.[id];
      },
    });
    return {
      fields,
      removed,
      files: await openFiles(update.attachments ?? [], update.openPath),
      transition: transitionOf(now, moves, key),
      comment: update.comment?.trim()
        ? await comments.prepare(key, { body: update.comment, visibility: update.commentVisibility })
        : undefined,
      worklog: worklogOf(update),
    };
  };
}

/** @throws InvalidArgument when nothing would be changed. */
function assertSomething({
  fields,
  components,
  attachments,
  transition,
  comment,
  worklog,
}: IssueUpdate): void {
  const texts = [transition, comment, worklog].some((text) => text?.trim());
  if (texts || components || attachments?.length || Object.keys(fields).length > 0) return;
  throw new InvalidArgument(
    'Nothing to change: give fields, components, attachments, transition, comment or worklog.',
  );
}

/** The id of a formatted system field, whose present text is needed to keep what Markdown cannot express. */
const textField = (name: string): string | undefined => {
  const id = systemField(name);
  return id !== undefined && systemMeta(id)?.type === 'text' ? id : undefined;
};

/** A status among the fields is a wish to move the issue there. */
function splitStatus(given: Record<string, unknown>): { fields: Record<string, unknown>; status?: string } {
  const fields = { ...given };
  const name = Object.keys(fields).find((key) => key.trim().toLowerCase() === 'status');
  if (name === undefined) return { fields };
  const value = fields[name];
  delete fields[name];
  const named = isRecord(value) ? (value.name ?? value.id) : value;
  return { fields, status: String(named ?? '') };
}

function addComponents(fields: Record<string, unknown>, components: readonly string[]): void {
  const name = Object.keys(fields).find((key) => systemField(key) === 'components') ?? 'components';
  if (name in fields && JSON.stringify(fields[name]) !== JSON.stringify(components))
    throw new InvalidArgument('components are given twice, with different values.');
  fields[name] = [...components];
}

function metasOf(issue: WireIssue | undefined): FieldMeta[] {
  const editmeta = z.object({ fields: WireFieldMetas }).safeParse(issue?.editmeta);
  return Object.entries(editmeta.data?.fields ?? {}).map(([id, meta]) => metaFromWire(id, meta));
}

function transitionOf(
  issue: WireIssue | undefined,
  asked: readonly (string | undefined)[],
  key: string,
): WireTransition | undefined {
  const steps = z.array(WireTransition).safeParse(issue?.transitions).data ?? [];
  const [first, second] = asked.map((text) => findTransition(steps, text ?? '', key));
  if (first && second && first.id !== second.id)
    throw new InvalidArgument(
      'transition and the status among the fields name different steps: give one of them.',
    );
  return first;
}

function worklogOf({ worklog, worklogStarted }: IssueUpdate): UpdatePlan['worklog'] {
  if (!worklog?.trim()) {
    if (worklogStarted?.trim())
      throw new InvalidArgument('worklog_started is without meaning where worklog is not given.');
    return undefined;
  }
  const timeSpent = toDuration(worklog, 'worklog');
  return worklogStarted?.trim()
    ? { timeSpent, started: toMoment(worklogStarted, 'worklog_started') }
    : { timeSpent };
}
