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
  description: maybe(z.string()),
  untranslatedName: maybe(z.string()),
  subtask: maybe(z.boolean()),
  hierarchyLevel: maybe(z.number()),
});
/** A type of issue that a project has. */
export type IssueType = z.infer<typeof WireIssueType>;

/** The most that Jira gives in one page of metadata. */
const PAGE = 200;

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
      allPages(PAGE, async (startAt, maxResults) => {
        const url = dialect.rest + path`/issue/createmeta/${project}/issuetypes`;
        const page = await http.get(url, TypePage, { query: { startAt, maxResults } });
        return { items: page.issueTypes ?? page.values ?? [], total: page.total, last: page.isLast };
      }),
    );

  /** The create screen of an issue type, as Jira describes it. */
  const screen = (project: string, typeId: string): Promise<WireFieldMeta[]> =>
    cache.get(`create fields ${project} ${typeId}`, () =>
      allPages(PAGE, async (startAt, maxResults) => {
        const url = dialect.rest + path`/issue/createmeta/${project}/issuetypes/${typeId}`;
        const page = await http.get(url, FieldPage, { query: { startAt, maxResults } });
        return { items: page.fields ?? page.values ?? [], total: page.total, last: page.isLast };
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

    types: issueTypes,

    screen,

    /** Fields of the create screen, as far as writing them needs. */
    fields: async (project: string, typeId: string): Promise<FieldMeta[]> =>
      (await screen(project, typeId)).map((meta) => metaFromWire(meta.fieldId ?? '', meta)),

    /** Names of required fields that a new issue lacks; Jira itself fills in whoever reports it. */
    async missing({ project, type, fields }: NewFields): Promise<string[]> {
      return (await screen(project, type.id))
        .filter((meta) => meta.required === true && meta.hasDefaultValue !== true)
        .filter(({ fieldId = '' }) => !(fieldId in fields) && !GIVEN.includes(fieldId))
        .map((meta) => meta.name ?? meta.fieldId ?? '');
    },
  };
}

interface NewFields {
  project: string;
  type: IssueType;
  fields: Record<string, unknown>;
}

/** Fields that every create request has, and the one that Jira takes from the credentials. */
const GIVEN = ['project', 'issuetype', 'reporter'];

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
