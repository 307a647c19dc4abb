import type { AdfDoc, AdfNode } from './adf.ts';

const nodeTypes = new Set(
  (
    'paragraph heading bulletList orderedList listItem codeBlock blockquote panel rule table tableRow tableHeader ' +
    'tableCell text hardBreak mention emoji inlineCard blockCard embedCard date status expand nestedExpand ' +
    'mediaSingle mediaGroup mediaInline media caption taskList taskItem blockTaskItem decisionList decisionItem ' +
    'layoutSection layoutColumn extension inlineExtension bodiedExtension placeholder'
  ).split(' '),
);

const maxDepth = 100;

/** Whether a value is a JSON object. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNode = (value: unknown, depth: number): value is AdfNode =>
  depth < maxDepth &&
  isRecord(value) &&
  typeof value.type === 'string' &&
  nodeTypes.has(value.type) &&
  (value.type !== 'text' || (typeof value.text === 'string' && value.text !== '')) &&
  (value.content === undefined || areNodes(value.content, depth + 1));

const areNodes = (value: unknown, depth: number): value is AdfNode[] =>
  Array.isArray(value) && value.every((node) => isNode(node, depth));

/** Whether a value claims to be a document at all; what is inside may still be wrong. */
export const claimsToBeAdf = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && value.type === 'doc';

/** Whether a value is a document whose nodes Atlassian knows. */
export const isAdf = (value: unknown): value is AdfDoc =>
  isRecord(value) && value.type === 'doc' && value.version === 1 && areNodes(value.content, 0);
