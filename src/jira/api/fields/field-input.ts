import { InvalidArgument } from '../../../http/errors.ts';
import type { Connection } from '../connection.ts';
import { customFieldId, systemField } from '../issue/field-selection.ts';
import { normaliseKey } from '../keys.ts';
import { isRecord } from '../prune.ts';
import { type FieldMeta, metaFromField, systemMeta } from './field-meta.ts';
import type { FieldValues } from './field-values.ts';
import type { Fields } from './fields.ts';
import type { Writing } from './plain-values.ts';

/** Loads what Jira says of the fields in question; asked only when a field is not a plain system field. */
export type MetaSource = () => Promise<readonly FieldMeta[]>;

/** See `createFieldInput`. */
export type FieldInput = ReturnType<typeof createFieldInput>;

/** Types whose values are names of something, which Jira takes in one spelling only. */
const CHOICES = ['priority', 'resolution', 'securitylevel', 'component', 'version'];
/** Whether the values that the field takes have to be known to send the right one. */
export const hasChoices = (meta: FieldMeta): boolean => CHOICES.includes(meta.items ?? meta.type);

/** The names under which callers mean an issue's epic, wherever the deployment keeps it. */
export const isEpicAlias = (name: string): boolean => /^epic(?:[ _]?(?:key|link))?$/i.test(name.trim());

/** Finds the fields that callers mean and shapes their values; nothing is sent to Jira for a write. */
export function createFieldInput({ dialect, scope }: Connection, fields: Fields, values: FieldValues) {
  /** @throws InvalidArgument for a name that several fields share; undefined for one that no field has. */
  async function find(name: string, source: MetaSource): Promise<FieldMeta | undefined> {
    const system = systemField(name);
    const known = system === undefined ? undefined : systemMeta(system);
    if (known && !hasChoices(known)) return known;
    const id = (system ?? customFieldId(name) ?? name.trim()).toLowerCase();
    const metas = await source();
    const byId = metas.find((meta) => meta.id.toLowerCase() === id);
    if (byId ?? known) return byId ?? known;
    const named = metas.filter((meta) => meta.name.toLowerCase() === id);
    // A field that is on no screen here is still known to the site; Jira says whether it can be set.
    const found =
      named.length > 0 ? named : (await fields.named(customFieldId(name) ?? name)).map(metaFromField);
    if (found.length > 1)
      throw new InvalidArgument(
        `${found.length} fields are called ${JSON.stringify(name)}: ${found.map((meta) => meta.id).join(', ')}. Give the id.`,
      );
    return found[0];
  }

  /**
   * Field values by Jira id, ready to be sent.
   * @throws InvalidArgument naming every unknown field, or the first value that its field cannot take.
   */
  return async (
    given: Record<string, unknown>,
    source: MetaSource,
    writing: Writing,
  ): Promise<Record<string, unknown>> => {
    const shaped: Record<string, unknown> = {};
    const unknown: string[] = [];
    const set = (id: string, value: unknown) => {
      if (Object.hasOwn(shaped, id) && JSON.stringify(shaped[id]) !== JSON.stringify(value))
        throw new InvalidArgument(`${id} is given twice, with different values.`);
      shaped[id] = value;
    };
    for (const [name, value] of Object.entries(given)) {
      if (isEpicAlias(name)) {
        const epic = await dialect.epicLink(fields.all);
        set(epic.id, value === null || value === '' ? null : epic.value(epicKey(value)));
        continue;
      }
      const meta = await find(name, source);
      if (meta) set(meta.id, await values(meta, value, writing));
      else unknown.push(name);
    }
    if (unknown.length > 0) throw await fields.unknown(unknown);
    return shaped;
  };

  function epicKey(value: unknown): string {
    const key = normaliseKey(String(isRecord(value) ? value.key : value), 'The epic');
    scope.assertIssue(key);
    return key;
  }
}
