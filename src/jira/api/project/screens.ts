import { InvalidArgument } from '../../../http/errors.ts';
import type { CreateField, ProjectField, ProjectIssueType } from '../../model/project-content.ts';
import type { Connection } from '../connection.ts';
import { present } from '../prune.ts';
import { valueName } from '../to-transition.ts';
import type { WireFieldMeta } from '../wire.ts';
import type { CreateMeta, IssueType } from '../write/create-meta.ts';

const MAX_VALUES = 30;
/** Issue types whose screens are read at the same time. */
const AT_ONCE = 5;

/** See `createScreens`. */
export type Screens = ReturnType<typeof createScreens>;

/** What can be created in a project, and with which fields. */
export function createScreens({ scope }: Connection, createMeta: CreateMeta) {
  /** @throws InvalidArgument when there is none, which means that the account must not create issues. */
  async function typesOf(project: string): Promise<IssueType[]> {
    scope.assertProject(project);
    const types = await createMeta.types(project);
    if (types.length > 0) return types;
    throw new InvalidArgument(
      `This account cannot create issues in project ${project}, so Jira tells no types.`,
    );
  }

  /** The screens of all issue types, a few at a time: Jira has no request for several. */
  async function all(project: string): Promise<{ type: IssueType; fields: WireFieldMeta[] }[]> {
    const types = await typesOf(project);
    const screens: { type: IssueType; fields: WireFieldMeta[] }[] = [];
    for (let at = 0; at < types.length; at += AT_ONCE) {
      const some = types.slice(at, at + AT_ONCE);
      const read = some.map(async (type) => ({ type, fields: await createMeta.screen(project, type.id) }));
      screens.push(...(await Promise.all(read)));
    }
    return screens;
  }

  return {
    all,

    types: async (project: string): Promise<ProjectIssueType[]> => (await typesOf(project)).map(toIssueType),

    /** The screen of one issue type, by id or name. */
    async fields(project: string, type: string): Promise<CreateField[]> {
      scope.assertProject(project);
      const id = /^\d+$/.test(type) ? type : (await createMeta.findType(project, type)).id;
      return (await createMeta.screen(project, id)).map(toCreateField);
    },

    /** The fields of all issue types, each once. */
    async allFields(project: string): Promise<ProjectField[]> {
      const merged = new Map<string, ProjectField>();
      for (const { type, fields } of await all(project))
        for (const meta of fields) {
          const field = toProjectField(meta);
          const known = merged.get(field.field_id) ?? field;
          known.required ||= field.required;
          known.issue_types.push(type.name);
          merged.set(field.field_id, known);
        }
      return [...merged.values()];
    },
  };
}

const toIssueType = (type: IssueType): ProjectIssueType =>
  present({
    id: type.id,
    name: type.name,
    description: type.description ?? '',
    subtask: type.subtask ?? false,
    untranslated_name: type.untranslatedName,
    hierarchy_level: type.hierarchyLevel,
  });

function toCreateField({ fieldId = '', name = fieldId, schema, ...meta }: WireFieldMeta): CreateField {
  const values = meta.allowedValues ?? [];
  const more = values.length - MAX_VALUES;
  return present({
    field_id: fieldId,
    name,
    required: meta.required ?? false,
    schema: present(schema ?? { type: 'any' }),
    has_default: meta.hasDefaultValue === true ? (true as const) : undefined,
    allowed_values: values.length > 0 ? values.slice(0, MAX_VALUES).map(valueName) : undefined,
    more_values: more > 0 ? more : undefined,
  });
}

const toProjectField = ({ fieldId = '', name = fieldId, required, schema }: WireFieldMeta): ProjectField => ({
  field_id: fieldId,
  name,
  required: required ?? false,
  schema_type: schema?.type ?? 'any',
  custom: schema?.custom !== undefined,
  issue_types: [],
});
