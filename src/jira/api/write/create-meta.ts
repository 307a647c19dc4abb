import { z } from 'zod';
import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { Connection } from '../connection.ts';
import { type FieldMeta, metaFromWire } from '../fields/field-meta.ts';
import { maybe, wireId } from '../maybe.ts';
import { allPages } from '../paging.ts';
import { WireFieldMeta } from '../wire.ts';

const WireIssueType = z.object({
  id: wireId,
  name: z.string(),
  untranslatedName: maybe(z.string()),
  subtask: maybe(z.boolean()),
  hierarchyLevel: maybe(z.number()),
});
/** A type of issue that a project has. */
export type IssueType = z.infer<typeof WireIssueType>;

// Cloud names the list after its content, Data Center calls it `values`.
const TypePage = z.object({
  issueTypes: maybe(z.array(WireIssueType)),
  values: maybe(z.array(WireIssueType)),
  total: maybe(z.number()),
  isLast: maybe(z.boolean()),
});
const FieldPage = z.object({
  fields: maybe(z.array(WireFieldMeta)),
  values: maybe(z.array(WireFieldMeta)),
  total: maybe(z.number()),
  isLast: maybe(z.boolean()),
});

/** See `createCreateMeta`. */
export type CreateMeta = ReturnType<typeof createCreateMeta>;

/** What can be created in a project: its issue types and their fields, each read once and kept. */
export function createCreateMeta({ http, dialect, cache }: Connection) {
  const issueTypes = (project: string): Promise<IssueType[]> =>
    cache.get(`issue types ${project}`, () =>
      allPages(50, async (startAt, maxResults) => {
        const url = dialect.rest + path`/issue/createmeta/${project}/issuetypes`;
        const page = await http.get(url, TypePage, { query: { startAt, maxResults } });
        return { items: page.issueTypes ?? page.values ?? [], total: page.total, last: page.isLast };
      }),
    );

  return {
    /** @throws InvalidArgument listing the project's types. */
    async findType(project: string, asked: string): Promise<IssueType> {
      const types = await issueTypes(project);
      const found = matchType(types, asked.trim());
      if (found) return found;
      const listed = types.map((type) => type.name).join(', ');
      throw new InvalidArgument(
        types.length > 0
          ? `Project ${project} has no issue type ${JSON.stringify(asked)}; it has ${listed}.`
          : `This account cannot create issues in project ${project}.`,
      );
    },

    /** Fields of the create screen. */
    fields: (project: string, typeId: string): Promise<FieldMeta[]> =>
      cache.get(`create fields ${project} ${typeId}`, () =>
        allPages(50, async (startAt, maxResults) => {
          const url = dialect.rest + path`/issue/createmeta/${project}/issuetypes/${typeId}`;
          const page = await http.get(url, FieldPage, { query: { startAt, maxResults } });
          const items = (page.fields ?? page.values ?? []).map((meta) =>
            metaFromWire(meta.fieldId ?? '', meta),
          );
          return { items, total: page.total, last: page.isLast };
        }),
      ),
  };
}

const SUBTASK = /^sub[\s-]?task$/i;

/** By id or name in any case; "Epic" and "Sub-task" also find what a project in another language calls them. */
function matchType(types: readonly IssueType[], asked: string): IssueType | undefined {
  const lower = asked.toLowerCase();
  const exact = types.find(
    (type) =>
      type.id === asked || [type.name, type.untranslatedName].some((name) => name?.toLowerCase() === lower),
  );
  if (exact) return exact;
  if (lower === 'epic')
    return types.find((type) => type.hierarchyLevel === 1) ?? types.find((type) => /epic/i.test(type.name));
  if (!SUBTASK.test(asked)) return undefined;
  const subtasks = types.filter((type) => type.subtask === true);
  return subtasks.find((type) => /sub[\s-]?task/i.test(type.name)) ?? subtasks[0];
}
