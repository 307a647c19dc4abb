import type { XmlExtras } from '../tree.ts';
import { attributeList, escapeText } from './escape.ts';

/** What a macro element is made of; parameters as text, the body as finished XML. */
export interface MacroParts {
  name: string;
  parameters?: Record<string, string | undefined>;
  body?: string;
  xml?: XmlExtras | undefined;
}

/** A macro element; attributes and parameters that came with the original are kept. */
export function writeMacro({ name, parameters = {}, body = '', xml }: MacroParts): string {
  const said = Object.entries(parameters).flatMap(([key, value]) =>
    value === undefined ? [] : [parameter(key, escapeText(value))],
  );
  const kept = Object.entries(xml?.parameters ?? {}).flatMap(([key, raw]) =>
    parameters[key] === undefined ? [parameter(key, raw)] : [],
  );
  const attributes = { 'ac:name': name, 'ac:schema-version': '1', ...xml?.attributes };
  const inside = [...said, ...kept].join('') + body;
  return `<ac:structured-macro${attributeList(attributes)}>${inside}</ac:structured-macro>`;
}

function parameter(name: string, xml: string): string {
  return `<ac:parameter ac:name="${escapeText(name).replaceAll('"', '&quot;')}">${xml}</ac:parameter>`;
}
