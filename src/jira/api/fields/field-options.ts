import { HttpError, InvalidArgument } from '../../../http/errors.ts';
import type { FieldOption, FieldOptionValue } from '../../model/field.ts';
import type { Connection } from '../connection.ts';
import { customFieldId, systemField } from '../issue/field-selection.ts';
import type { Screens } from '../project/screens.ts';
import { valueName } from '../to-transition.ts';
import type { AllowedValue, Choice, WireFieldMeta } from '../wire.ts';
import type { CreateMeta } from '../write/create-meta.ts';
import type { Fields } from './fields.ts';

/** Which options are asked for. */
export interface OptionsQuery {
  /** Id or name. */
  field: string;
  context?: string | undefined;
  project?: string | undefined;
  issueType?: string | undefined;
  /** Text that an option, or one below it, has to contain. */
  contains?: string | undefined;
  limit?: number | undefined;
  /** Without ids. */
  valuesOnly: boolean;
}

interface Parts {
  fields: Fields;
  screens: Screens;
  createMeta: CreateMeta;
}

/** Reads the values that a field can be set to: from a project's create screen, or from the field's own contexts. */
export function createFieldOptions({ http, dialect, scope }: Connection, parts: Parts) {
  const { fields, screens, createMeta } = parts;

  /** The field on the screens of one issue type, or of all; empty when it is on none. */
  async function onScreens(id: string, project: string, type: string | undefined): Promise<WireFieldMeta[]> {
    const read =
      type === undefined
        ? (await screens.all(project)).map((screen) => screen.fields)
        : [await createMeta.screen(project, (await createMeta.findType(project, type)).id)];
    return read.flat().filter((meta) => meta.fieldId === id);
  }

  async function all(id: string, { project, issueType, context }: OptionsQuery): Promise<FieldOption[]> {
    const ofContext = () => dialect.contextOptions(http, id, context);
    if (project === undefined) return ofContext().catch(explainRefusal(id));
    const ofProject = async () => onScreens(id, project, issueType);
    if (context !== undefined)
      return ofContext().catch(async (error) => {
        if (!isRefusal(error)) throw error;
        return toOptions(await ofProject());
      });
    const metas = await ofProject();
    return metas.length > 0 ? toOptions(metas) : ofContext().catch(explainRefusal(id, project));
  }

  /** @throws InvalidArgument when the field has no options, or the account may read them another way only. */
  return async (query: OptionsQuery): Promise<FieldOption[] | FieldOptionValue[]> => {
    if (query.project !== undefined) scope.assertProject(query.project);
    const options = await all(await idOf(query.field, fields), query);
    const wanted = query.contains?.trim().toLowerCase() ?? '';
    const has = ({ value }: { value: string }) => value.toLowerCase().includes(wanted);
    const found = options
      .filter((option) => has(option) || option.child_options?.some(has))
      .slice(0, query.limit ?? options.length);
    return query.valuesOnly ? found.map(valueOnly) : found;
  };
}

async function idOf(name: string, fields: Fields): Promise<string> {
  const known = systemField(name) ?? customFieldId(name);
  if (known !== undefined) return known;
  const found = await fields.named(name);
  const [only] = found;
  if (only && found.length === 1) return only.id;
  if (!only) throw await fields.unknown([name]);
  const ids = found.map((field) => field.id).join(', ');
  throw new InvalidArgument(
    `${found.length} fields are called ${JSON.stringify(name)}: ${ids}. Give the id.`,
  );
}

const isRefusal = (error: unknown): error is HttpError => error instanceof HttpError && error.status === 403;

/** Only administrators may read contexts; the error tells others what works for them. */
const explainRefusal =
  (id: string, project?: string) =>
  (error: unknown): never => {
    if (!isRefusal(error)) throw error;
    const instead =
      project === undefined
        ? 'give project_key, and issue_type if it matters.'
        : `and it is on no create screen of ${project}.`;
    throw new InvalidArgument(`Only Jira administrators may read the contexts of ${id}: ${instead}`, {
      cause: error,
    });
  };

/** The values that a field takes on some screens, each once. @throws InvalidArgument when it has none to choose */
function toOptions(metas: readonly WireFieldMeta[]): FieldOption[] {
  const options = metas.flatMap((meta) => meta.allowedValues ?? []).map(toOption);
  if (options.length > 0) return [...new Map(options.map((option) => [option.id, option])).values()];
  const [meta] = metas;
  if (!meta) throw new InvalidArgument('The field is on no create screen of this project.');
  throw new InvalidArgument(
    `${meta.name} (${meta.schema?.type ?? 'any'}) has no list of options to choose from.`,
  );
}

const valueOnly = ({ value, child_options: below }: FieldOption): FieldOptionValue =>
  below ? { value, children: below.map((child) => child.value) } : value;

const toChild = (choice: Choice) => ({ id: choice.id ?? valueName(choice), value: valueName(choice) });

const toOption = ({ children = [], ...choice }: AllowedValue): FieldOption => ({
  ...toChild(choice),
  ...(children.length > 0 && { child_options: children.map(toChild) }),
});
