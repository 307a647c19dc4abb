import { DocumentError } from '../document-error.ts';
import type { Limits } from '../limits.ts';
import { checkLimits } from './check-limits.ts';
import { marks as markRules, type NodeRule, nodes } from './grammar.ts';
import { type AdfNode, isAdfNode, isRecord } from './json.ts';
import { wrongAttribute } from './takes.ts';

/** Which nodes may stand somewhere, and the sets of marks that each may have there. */
type Places = ReadonlyMap<string, readonly ReadonlySet<string>[]>;

/**
 * Checks a document that a caller made against Atlassian's schema, before anything is sent.
 * Throws DocumentError with the path of the first fault and what the schema has there, and for one beyond the limits.
 */
export function checkAdf(doc: unknown, limits?: Limits): void {
  if (!isRecord(doc)) throw fault('the document', 'has to be an object');
  checkLimits(doc, limits);
  if (doc.type !== 'doc') throw fault('type', 'has to be "doc"');
  if (doc.version !== 1) throw fault('version', 'has to be 1');
  const { version: _, ...node } = doc;
  checkNode(node, '', new Map([['doc', [new Set()]]]));
}

function fault(path: string, reason: string): DocumentError {
  return new DocumentError(
    `The ADF is not valid: ${path} ${reason}. Correct it, or give the text as Markdown.`,
  );
}

function checkNode(node: unknown, path: string, places: Places): void {
  if (!isAdfNode(node)) throw fault(path, 'has to be a node: an object with a type');
  const { type } = node;
  const rule = Object.hasOwn(nodes, type) ? nodes[type] : undefined;
  if (!rule) throw fault(path, `is of the unknown type ${JSON.stringify(type)}`);
  const allowed = places.get(type);
  if (!allowed) throw fault(path, `is a ${type}; what may stand there is ${[...places.keys()].join(', ')}`);
  const at = path === '' ? '' : `${path}.`;
  checkKeys(node, at, type);
  checkAttributes(node.attrs, `${at}attrs`, rule);
  if (node.marks !== undefined) {
    if (rule.marks === undefined) throw fault(`${at}marks`, `may not be there: a ${type} has none`);
    checkMarks(node.marks, `${at}marks`, allowed);
  }
  checkContent(node.content, `${at}content`, rule);
}

function checkKeys(node: Record<string, unknown>, at: string, type: string): void {
  const isText = type === 'text';
  if (isText && (typeof node.text !== 'string' || node.text === ''))
    throw fault(`${at}text`, 'has to be a text that is not empty');
  for (const key of Object.keys(node))
    if (!['type', 'attrs', 'marks', 'content'].includes(key) && !(isText && key === 'text'))
      throw fault(`${at}${key}`, `is not known: a ${type} has no such key`);
}

function checkAttributes(attrs: unknown, path: string, { attrs: alternatives, bare }: NodeRule): void {
  if (!alternatives) {
    if (attrs !== undefined) throw fault(path, 'may not be there: this type has no attributes');
    return;
  }
  if (attrs === undefined && (bare ?? alternatives.some((one) => !wrongAttribute(one, {})))) return;
  if (!isRecord(attrs)) throw fault(path, 'has to be an object');
  const wrong = alternatives.map((one) => wrongAttribute(one, attrs));
  if (wrong.includes(undefined)) return;
  for (const one of wrong) if (one) throw fault(`${path}.${one.name}`, one.reason);
}

function checkMarks(given: unknown, path: string, allowed: readonly ReadonlySet<string>[]): void {
  if (!Array.isArray(given) || !given.every(isAdfNode)) throw fault(path, 'has to be a list of marks');
  for (const [index, mark] of given.entries()) {
    if (!allowed.some((set) => set.has(mark.type)))
      throw fault(
        `${path}[${index}]`,
        `is ${JSON.stringify(mark.type)}, which may not be there${among(allowed)}`,
      );
    checkMark(mark, `${path}[${index}].attrs`);
  }
  if (!allowed.some((set) => given.every(({ type }) => set.has(type))))
    throw fault(path, `are ${given.map(({ type }) => type).join(', ')}, which exclude each other`);
}

function checkMark({ type, attrs }: AdfNode, path: string): void {
  const rule = markRules[type];
  if (!rule) {
    if (attrs !== undefined) throw fault(path, 'may not be there: this mark has none');
    return;
  }
  if (!isRecord(attrs)) throw fault(path, 'has to be an object');
  const wrong = wrongAttribute(rule, attrs);
  if (wrong) throw fault(`${path}.${wrong.name}`, wrong.reason);
}

function among(allowed: readonly ReadonlySet<string>[]): string {
  const names = [...new Set(allowed.flatMap((set) => [...set]))];
  return names.length === 0 ? '' : `, only ${names.join(', ')}`;
}

function checkContent(content: unknown, path: string, rule: NodeRule): void {
  const { least, most = Number.POSITIVE_INFINITY } = rule;
  const places = placesIn(rule);
  if (!places) {
    if (content !== undefined) throw fault(path, 'may not be there: this type has no content');
    return;
  }
  if (content === undefined && least === undefined) return;
  if (!Array.isArray(content)) throw fault(path, 'has to be a list of nodes');
  if (content.length < (least ?? 0) || content.length > most)
    throw fault(
      path,
      `has ${content.length} nodes; ${most === least ? '' : 'at least '}${least} ${bound(most)}`,
    );
  const [...each] = places;
  for (const [index, node] of content.entries())
    checkNode(node, `${path}[${index}]`, rule.inOrder ? new Map(each.slice(index, index + 1)) : places);
}

const bound = (most: number): string => (Number.isFinite(most) ? `and at most ${most}` : 'are needed');

const known = new Map<NodeRule, Places | undefined>();

function placesIn(rule: NodeRule): Places | undefined {
  const places = known.get(rule) ?? (rule.holds === undefined ? undefined : read(rule.holds));
  known.set(rule, places);
  return places;
}

function read(holds: string): Places {
  const places = new Map<string, ReadonlySet<string>[]>();
  for (const one of holds.split(' ')) {
    const [type = '', ...marks] = one.split('+');
    const own = nodes[type]?.marks?.split(' ') ?? [];
    places.set(type, [...(places.get(type) ?? []), new Set([...own, ...marks])]);
  }
  return places;
}
