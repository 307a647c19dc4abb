import { fromJsonSchema, type JsonSchemaType } from '@modelcontextprotocol/server';

/** A schema as it stands, whatever keywords it has. */
export const jsonSchema = (schema: object) =>
  fromJsonSchema<Record<string, unknown>>(schema as JsonSchemaType);
