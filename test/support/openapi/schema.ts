import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';

/** A place in a JSON value and what is wrong there; array indexes in the pointer are written `*`. */
export interface Violation {
  pointer: string;
  message: string;
}

/** Checks values against the part of one OpenAPI document that a JSON pointer names. */
export type SchemaCheck = (pointer: string, value: unknown) => Violation[];

type Json = Record<string, unknown>;

// CommonJS default export: under NodeNext the function is the `default` of the imported module.
const addFormats = addFormatsModule.default;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Compiles, and keeps, only the schemas that are asked for: the documents have thousands. */
export function createSchemaCheck(document: unknown): SchemaCheck {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, logger: false });
  addFormats(ajv);
  ajv.addSchema(toJsonSchema(document) as Json, 'spec');
  const compiled = new Map<string, ValidateFunction>();
  return (pointer, value) => {
    let validate = compiled.get(pointer);
    if (!validate) {
      validate = ajv.compile({ $ref: `spec#${encodeURI(pointer)}` });
      compiled.set(pointer, validate);
    }
    return validate(value) ? [] : (validate.errors ?? []).map(toViolation);
  };
}

/** OpenAPI 3.0 says `nullable: true`, and some documents say `required: true` on a property; JSON Schema knows neither. */
function toJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toJsonSchema);
  if (!isObject(node)) return node;
  const copy: Json = {};
  for (const [key, value] of Object.entries(node)) copy[key] = toJsonSchema(value);
  if (typeof copy.required === 'boolean') delete copy.required;
  if (copy.nullable !== true) return copy;
  delete copy.nullable;
  if (typeof copy.type !== 'string') return { anyOf: [{ type: 'null' }, copy] };
  copy.type = [copy.type, 'null'];
  if (Array.isArray(copy.enum)) copy.enum = [...copy.enum, null];
  return copy;
}

function toViolation({ instancePath, keyword, params, message }: ErrorObject): Violation {
  const property =
    keyword === 'required'
      ? params.missingProperty
      : keyword === 'additionalProperties'
        ? params.additionalProperty
        : undefined;
  const path = property === undefined ? instancePath : `${instancePath}/${property}`;
  const detail = keyword === 'enum' ? ` (${params.allowedValues.join(', ')})` : '';
  return { pointer: path.replace(/\/\d+(?=\/|$)/g, '/*'), message: `${message ?? keyword}${detail}` };
}
