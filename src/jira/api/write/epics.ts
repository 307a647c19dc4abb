import type { Connection } from '../connection.ts';
import type { MetaSource } from '../fields/field-input.ts';
import type { Fields } from '../fields/fields.ts';
import { isRecord } from '../prune.ts';
import type { IssueType } from './create-meta.ts';

/** See `createEpics`. */
export type Epics = ReturnType<typeof createEpics>;

/** How new issues belong to epics, and how new epics are named. */
export function createEpics({ dialect }: Connection, fields: Fields) {
  return {
    /** A parent of anything but a sub-task is its epic, which not every deployment keeps in `parent`. */
    async link(issue: Record<string, unknown>, type: IssueType): Promise<void> {
      if (type.subtask === true || !isRecord(issue.parent) || typeof issue.parent.key !== 'string') return;
      const field = await dialect.epicLink(fields.all);
      const value = field.value(issue.parent.key);
      delete issue.parent;
      issue[field.id] = value;
    },

    /** The field that names an epic, where there is one on the create screen. */
    async nameField(type: IssueType, source: MetaSource): Promise<string | undefined> {
      if (dialect.epicNameType === undefined || !/epic/i.test(type.untranslatedName ?? type.name))
        return undefined;
      return (await source()).find((meta) => meta.custom === dialect.epicNameType)?.id;
    },
  };
}
