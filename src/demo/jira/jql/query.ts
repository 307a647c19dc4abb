/** What a term compares by. */
export type Operator =
  | '='
  | '!='
  | '~'
  | '!~'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'in'
  | 'not in'
  | 'is'
  | 'is not'
  | WasOperator;
/** The operators that look into a field's past. */
export type WasOperator = 'was' | 'was not' | 'was in' | 'was not in';

/** What a term compares with. */
export type Operand =
  | { kind: 'value'; text: string }
  | { kind: 'list'; items: Operand[] }
  | { kind: 'function'; name: string; args: string[] }
  | { kind: 'empty' };

/** The smallest clause: field, operator, operand. */
export interface Term {
  kind: 'term';
  field: string;
  operator: Operator;
  operand: Operand;
}

/** A condition, however deep. */
export type Clause = Term | { kind: 'and' | 'or'; clauses: Clause[] } | { kind: 'not'; clause: Clause };

/** One field that the answer is ordered by. */
export interface Ordering {
  field: string;
  descending: boolean;
}

/** A query that has been read. */
export interface Query {
  where: Clause | undefined;
  orderBy: Ordering[];
}
