import { z } from 'zod';
import type { Tool } from './define-tool.ts';

/** JSON Schema as advertised in tools/list. */
export interface JsonSchema {
  type?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  [keyword: string]: unknown;
}

const SAFE_INTEGER_BOUNDS: unknown[] = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];

/** Keeps what clients and models use: nothing that goes without saying, no keyword that some clients refuse. */
function prune({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  delete jsonSchema.$schema;
  delete jsonSchema.additionalProperties;
  delete jsonSchema.propertyNames;
  if (jsonSchema.minLength === 1) delete jsonSchema.minLength;
  for (const bound of ['minimum', 'maximum'])
    if (SAFE_INTEGER_BOUNDS.includes(jsonSchema[bound])) delete jsonSchema[bound];
}

const convert = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const converted = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: (item) => prune(item as never),
  });
  const { $schema: _, '~standard': __, ...rest } = converted as JsonSchema;
  return rest;
};

/** The arguments of a tool; conversion costs about 0.1 ms, so it is done when the catalogue is made. */
export function inputSchemaOf({ input, listedAsRequired = [] }: Tool<never>): JsonSchema {
  const schema = convert(input, 'input');
  if (listedAsRequired.length === 0) return schema;
  const required = Array.isArray(schema.required) ? schema.required : [];
  return { ...schema, required: [...required, ...listedAsRequired] };
}

/** The outline of a tool's result for docs and review: top-level keys and their types. */
export function outputOutlineOf(tool: Tool<never>): JsonSchema {
  const { properties, type } = convert(tool.output, 'output');
  if (type === 'array')
    return { type: 'object', properties: { result: { type: 'array' } }, required: ['result'] };
  const outline = Object.entries(properties ?? {}).map(([key, value]) => [
    key,
    value.type ? { type: value.type } : {},
  ]);
  return { type: 'object', properties: Object.fromEntries(outline) };
}
