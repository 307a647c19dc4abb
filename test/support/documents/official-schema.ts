import AjvModule from 'ajv-draft-04';
import { corporaPresent, corpusText } from './corpora.ts';

interface Schema {
  properties?: { type?: { enum?: string[] } };
  allOf?: Schema[];
  anyOf?: Schema[];
}
const schema: { definitions?: Record<string, Schema> } = corporaPresent
  ? JSON.parse(corpusText('conversion/adf-schema-57.7.22/full.json'))
  : {};
/** Whether a document is valid for the official schema; every one is while that is not here. */
export const validate = new AjvModule.default({ strict: false }).compile(schema);

/** The names that the schema gives to nodes or to marks. */
export function official(marks: boolean): string[] {
  const definitions = Object.entries(schema.definitions ?? {});
  const names = definitions.flatMap(([name, one]) => (name.endsWith('_mark') === marks ? typesOf(one) : []));
  return [...new Set(names)].sort();
}

function typesOf({ properties, allOf = [], anyOf = [] }: Schema): string[] {
  return [...(properties?.type?.enum ?? []), ...[...allOf, ...anyOf].flatMap(typesOf)];
}
