import type { Change } from '../../model/activity.ts';
import type { Issue } from '../../model/issue.ts';
import type { Connection } from '../connection.ts';
import type { Fields } from '../fields/fields.ts';
import { isRecord, present, prune } from '../prune.ts';
import type { Texts } from '../text/texts.ts';
import { toTransitions } from '../to-transition.ts';
import { WireChangelog, type WireIssue, type WireSchemas } from '../wire.ts';
import { byDate } from './activities.ts';
import { toChange } from './activity.ts';
import { defaultFields, selectFields } from './field-selection.ts';
import { createIssueReader } from './to-issue.ts';

/** What a caller wants to see of issues, in get and search alike. */
export interface ViewOptions {
  /** Names or ids; the default fields when absent. */
  fields?: readonly string[] | undefined;
  expand?: readonly string[] | undefined;
  useDisplayNames?: boolean | undefined;
  /** The newest comments to show of each issue; all when absent. */
  commentLimit?: number | undefined;
}

/** What to ask Jira for, and how to show what it answers. */
export interface View {
  /** Jira field ids. */
  fields: string[];
  everything: boolean;
  expand: string[];
  /** `shared` is what a search says once for all of its issues. */
  show(wire: WireIssue, shared?: { names?: WireIssue['names']; schema?: WireSchemas | undefined }): Issue;
}

/** See `createViews`. */
export type Views = ReturnType<typeof createViews>;

interface Parts {
  readonly fields: Fields;
  readonly texts: Texts;
}

/** Plans reads: which fields and expansions a caller's wish needs, and how the answer becomes an issue. */
export function createViews({ dialect, webUrl }: Connection, parts: Parts) {
  const toIssue = createIssueReader(parts, webUrl);

  /** @throws InvalidArgument for fields that do not exist. `extra` are fields needed, but not shown. */
  return async (options: ViewOptions, extra: readonly string[] = []): Promise<View> => {
    const selection = await selectFields(options.fields ?? defaultFields, parts);
    const { everything, derived } = selection;
    const wantsEpic = everything || derived.some((name) => name.startsWith('epic_'));
    const epicTypes: ReadonlyMap<string, string> =
      wantsEpic && !everything ? await dialect.epicFields(parts.fields.all) : new Map();
    const unasked = [...epicTypes.keys(), ...extra].filter(
      (id) => !everything && !selection.ids.includes(id),
    );
    const ids = [...new Set([...selection.ids, ...unasked])];
    const hidden = new Set(unasked);
    const expand = [
      ...(options.expand ?? []),
      ...(options.useDisplayNames ? ['names'] : []),
      ...(selection.custom ? dialect.customFieldExpand : []),
    ];

    const view = {
      hidden,
      showUrl: everything || derived.includes('url'),
      useDisplayNames: options.useDisplayNames === true,
      commentLimit: options.commentLimit ?? Number.POSITIVE_INFINITY,
    };
    const wantsNames = expand.includes('names');

    const epicIn = (wire: WireIssue, schema: WireSchemas | undefined): object => {
      const epic = dialect.readEpic(wire.fields ?? {}, schema ? customTypes(schema) : epicTypes);
      return present({ epic_key: epic.key, epic_name: epic.name });
    };
    const show: View['show'] = (wire, shared = {}) => {
      const schema = wire.schema ?? shared.schema;
      const names = wantsNames ? (wire.names ?? shared.names) : undefined;
      const issue = toIssue(wire, view, { names, schema });
      if (wantsEpic) Object.assign(issue, epicIn(wire, schema));
      return options.expand ? Object.assign(issue, showExpanded(wire, options.expand)) : issue;
    };
    // Jira answers every field when none is named; `key` is not one, and so asks for none.
    return { fields: ids.length > 0 ? ids : ['key'], everything, expand: [...new Set(expand)], show };
  };
}

const customTypes = (schema: WireSchemas): Map<string, string> =>
  new Map(Object.entries(schema).map(([id, { custom }]) => [id, custom ?? '']));

/** What the caller had expanded, each under its own key. */
function showExpanded(wire: WireIssue, expand: readonly string[]): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const name of new Set(expand.map((entry) => entry.split('.', 1)[0] ?? ''))) {
    const value = Object.hasOwn(wire, name) ? wire[name] : undefined;
    if (value === undefined || value === null) continue;
    if (name === 'changelog') Object.assign(shown, showChangelog(value));
    else if (name === 'transitions') shown.transitions = toTransitions(value);
    else if (name === 'names' && isRecord(value)) shown.names = namesOf(value, wire.fields ?? {});
    else shown[name] = prune(value);
  }
  return shown;
}

/** The changes that came with an issue, oldest first. */
function showChangelog(value: unknown): { changelogs?: Change[] } {
  const parsed = WireChangelog.safeParse(value);
  if (!parsed.success) return {};
  return { changelogs: parsed.data.histories.map(toChange).toSorted(byDate) };
}

const namesOf = (names: Record<string, unknown>, fields: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries(names).filter(([id]) => id in fields && fields[id] !== null));
