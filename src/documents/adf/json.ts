/** A node of an Atlassian document as JSON. */
export interface AdfNode {
  type: string;
  [key: string]: unknown;
}

/** An Atlassian document as the REST APIs take it. */
export interface AdfDocument {
  version: 1;
  type: 'doc';
  content: AdfNode[];
}

/** Whether the value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether the value looks like a node: an object with a type. */
export function isAdfNode(value: unknown): value is AdfNode {
  return isRecord(value) && typeof value.type === 'string';
}

/** Whether the value is absent or an array of nodes. */
export function isContent(value: unknown): value is AdfNode[] | undefined {
  if (value === undefined) return true;
  if (!Array.isArray(value)) return false;
  for (const node of value) if (!isAdfNode(node)) return false;
  return true;
}

/** The attributes, or an empty object when there are none. */
export function attrsOf(json: AdfNode): Record<string, unknown> {
  return isRecord(json.attrs) ? json.attrs : {};
}
