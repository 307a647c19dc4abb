import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { RequestFields } from '../../model/service-desk.ts';
import type { Connection } from '../connection.ts';
import { type FieldMeta, metaFromWire } from '../fields/field-meta.ts';
import type { FieldValues } from '../fields/field-values.ts';
import { present } from '../prune.ts';
import { experimental, type WireRequestField, WireRequestFields } from './desk-wire.ts';
import type { Desks } from './desks.ts';

/** See `createRequestFields`. */
export type RequestFieldsApi = ReturnType<typeof createRequestFields>;

/** What request types ask for, and values in the shape that they take. */
export function createRequestFields({ http }: Connection, desks: Desks, values: FieldValues) {
  const read = (desk: string, type: string): Promise<WireRequestFields> =>
    http.get(path`/rest/servicedeskapi/servicedesk/${desk}/requesttype/${type}/field`, WireRequestFields, {
      headers: experimental,
    });

  return {
    async describe(desk: string, type: string): Promise<RequestFields> {
      const id = await desks.idOf(desk);
      const wire = await read(id, type);
      return present({
        service_desk_id: id,
        request_type_id: type,
        fields: wire.requestTypeFields.map(toField),
        can_raise_on_behalf_of: wire.canRaiseOnBehalfOf,
        can_add_request_participants: wire.canAddRequestParticipants,
      });
    },

    /** Values by field id. @throws InvalidArgument naming what is unknown, missing or no value of its field. */
    async prepare(
      desk: string,
      type: string,
      given: Record<string, unknown>,
    ): Promise<Record<string, unknown>> {
      const { requestTypeFields: fields } = await read(desk, type);
      const named = Object.entries(given).map(([name, value]) => ({
        name,
        value,
        field: find(fields, name),
      }));
      const unknown = named.filter(({ field }) => field === undefined).map(({ name }) => name);
      if (unknown.length > 0)
        throw new InvalidArgument(
          `This request type has no field ${unknown.map((name) => JSON.stringify(name)).join(', ')}; it has ${listed(fields)}.`,
        );
      const filled = new Set(named.filter(({ value }) => !isEmpty(value)).map(({ field }) => field?.fieldId));
      const missing = fields.filter(
        ({ fieldId, required, visible, defaultValues }) =>
          required === true &&
          visible !== false &&
          fieldId !== 'attachment' &&
          (defaultValues ?? []).length === 0 &&
          !filled.has(fieldId),
      );
      if (missing.length > 0) throw new InvalidArgument(`Required and not given: ${listed(missing)}.`);
      const shaped: Record<string, unknown> = {};
      for (const { field, value } of named)
        if (field) shaped[field.fieldId] = await values(toMeta(field), value, { removed: [] });
      return shaped;
    },
  };
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

function find(fields: readonly WireRequestField[], name: string): WireRequestField | undefined {
  const wanted = name.trim().toLowerCase();
  return (
    fields.find(({ fieldId }) => fieldId.toLowerCase() === wanted) ??
    fields.find((field) => field.name?.toLowerCase() === wanted)
  );
}

const listed = (fields: readonly WireRequestField[]): string =>
  fields.map(({ fieldId, name }) => (name ? `${fieldId} (${name})` : fieldId)).join(', ');

/** The service desk names choices `value` and `label` where the rest of Jira says `id` and `value`. */
function toMeta({ fieldId, name, jiraSchema, validValues = [] }: WireRequestField): FieldMeta {
  const choice = (entry: { value?: string | undefined; label?: string | undefined }) => ({
    id: entry.value,
    value: entry.label,
    key: undefined,
    name: undefined,
  });
  const meta = metaFromWire(fieldId, {
    fieldId,
    name,
    required: undefined,
    hasDefaultValue: undefined,
    schema: jiraSchema && {
      ...jiraSchema,
      items: jiraSchema.items,
      custom: jiraSchema.custom,
      system: undefined,
    },
    allowedValues: validValues.map((entry) => ({ ...choice(entry), children: entry.children?.map(choice) })),
  });
  return meta.type === 'string' && validValues.length > 0 ? { ...meta, type: 'option' } : meta;
}

const toField = (field: WireRequestField): RequestFields['fields'][number] => {
  const choices = (values: WireRequestField['validValues']) =>
    values?.length
      ? values.map(({ value, label, children }) =>
          present({ value, label, children: children?.length ? children.map(present) : undefined }),
        )
      : undefined;
  return present({
    field_id: field.fieldId,
    name: field.name ?? field.fieldId,
    required: field.required ?? false,
    supports_multiple: field.jiraSchema?.type === 'array',
    description: field.description || undefined,
    visible: field.visible,
    jira_schema: field.jiraSchema && present(field.jiraSchema),
    valid_values: choices(field.validValues),
    default_values: choices(field.defaultValues),
  });
};
