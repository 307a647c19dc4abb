import type { Inline, Mark } from '../tree.ts';

/** The beginning or end of a mark, as far as the characters around it tell. */
export interface Delimiter {
  mark: Mark;
  canOpen: boolean;
  canClose: boolean;
}

/** A piece of a line: text, a finished node, or a delimiter that still needs its other half. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'node'; node: Inline }
  | { kind: 'mark'; delimiter: Delimiter; text: string };

/** A piece and how much of the text it takes. */
export interface Found {
  piece: Piece;
  length: number;
}

/** A node and how much of the text it takes. */
export interface FoundNode {
  node: Inline;
  length: number;
}
