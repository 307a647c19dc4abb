import { isObject } from './schema.ts';

type Json = Record<string, unknown>;

/** A declared parameter and where in the document its schema is. */
export interface Parameter {
  name: string;
  in: string;
  required: boolean;
  pointer: string;
}

export interface Operation {
  /** E.g. `GET /rest/api/content/{id}`. */
  name: string;
  parameters: Parameter[];
  /** Values of the path's `{name}` segments, decoded. */
  values: Record<string, string>;
  requestBody: { required: boolean; pointer: string | undefined } | undefined;
  /** Pointer to the JSON schema of each declared status; undefined where the document has none. */
  responses: Map<string, string | undefined>;
}

/** Finds the operation for a method and path; `methods` lists the path's own when only the method is wrong. */
export type Operations = (method: string, path: string) => Operation | { methods: string[] };

interface Template {
  path: string;
  pattern: RegExp;
  literals: number;
  item: Json;
}

/** Indexes the paths of an OpenAPI document; literal segments win over templates. */
export function createOperations(document: Json): Operations {
  const resolve = createResolve(document);
  const templates = Object.entries(objectAt(document, 'paths'))
    .map(([path, item]) => toTemplate(path, resolve(item, '').node))
    .sort((a, b) => b.literals - a.literals);
  return (method, path) => {
    const methods: string[] = [];
    for (const template of templates) {
      const match = template.pattern.exec(path);
      if (!match) continue;
      const declared = template.item[method.toLowerCase()];
      if (isObject(declared)) return toOperation({ resolve, template, method, declared, match });
      methods.push(...Object.keys(template.item).filter((key) => key !== 'parameters'));
    }
    return { methods };
  };
}

function toTemplate(path: string, item: Json): Template {
  const segments = path.split('/');
  const source = segments
    .map((segment) =>
      segment
        .split(/(\{[^}]+\})/)
        .map((part) => (part.startsWith('{') ? '([^/]+)' : part.replace(/[.*+?^$()|[\]\\]/g, '\\$&')))
        .join(''),
    )
    .join('/');
  const literals = segments.filter((segment) => !segment.includes('{')).length;
  return { path, pattern: new RegExp(`^${source}$`), literals, item };
}

interface Found {
  resolve: Resolve;
  template: Template;
  method: string;
  declared: Json;
  match: RegExpExecArray;
}

function toOperation({ resolve, template, method, declared, match }: Found): Operation {
  const base = `/paths/${asToken(template.path)}`;
  const names = [...template.path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
  const parametersOf = (list: unknown, pointer: string): Parameter[] =>
    Array.isArray(list)
      ? list.map((entry, index) => toParameter(resolve(entry, `${pointer}/parameters/${index}`)))
      : [];
  const own = `${base}/${method.toLowerCase()}`;
  return {
    name: `${method} ${template.path}`,
    parameters: [...parametersOf(template.item.parameters, base), ...parametersOf(declared.parameters, own)],
    values: Object.fromEntries(
      names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]),
    ),
    requestBody: toRequestBody(resolve, declared.requestBody, own),
    responses: toResponses(resolve, objectAt(declared, 'responses'), own),
  };
}

function toParameter({ node, pointer }: Resolved): Parameter {
  return {
    name: String(node.name),
    in: String(node.in),
    required: node.required === true,
    pointer: `${pointer}/schema`,
  };
}

function toRequestBody(resolve: Resolve, declared: unknown, own: string): Operation['requestBody'] {
  if (!isObject(declared)) return undefined;
  const { node, pointer } = resolve(declared, `${own}/requestBody`);
  return { required: node.required === true, pointer: jsonSchemaOf(node, pointer) };
}

function toResponses(resolve: Resolve, declared: Json, own: string): Operation['responses'] {
  return new Map(
    Object.entries(declared).map(([status, response]) => {
      const { node, pointer } = resolve(response, `${own}/responses/${asToken(status)}`);
      return [status, jsonSchemaOf(node, pointer)];
    }),
  );
}

/** Pointer to the schema of a body's JSON form, when it has one. */
function jsonSchemaOf(node: Json, pointer: string): string | undefined {
  const content = objectAt(node, 'content');
  const type = Object.keys(content).find((name) => /json|^\*\/\*$/.test(name) && isObject(content[name]));
  if (type === undefined || !isObject(objectAt(content, type).schema)) return undefined;
  return `${pointer}/content/${asToken(type)}/schema`;
}

interface Resolved {
  node: Json;
  pointer: string;
}
type Resolve = (node: unknown, pointer: string) => Resolved;

const createResolve =
  (document: Json): Resolve =>
  (node, pointer) => {
    if (!isObject(node)) return { node: {}, pointer };
    if (typeof node.$ref !== 'string') return { node, pointer };
    const target = node.$ref.slice(1);
    const segments = target.split('/').slice(1);
    return { node: segments.reduce<Json>(objectAt, document), pointer: target };
  };

function objectAt(node: Json, key: string): Json {
  const value = node[key];
  return isObject(value) ? value : {};
}

const asToken = (segment: string): string => segment.replace(/~/g, '~0').replace(/\//g, '~1');
