import type { Source } from './samples.ts';

/** What a conversion gives: one of the formats of the samples, or HTML from a bare Markdown renderer. */
export type Target = Source | 'html';

/** One way to turn a text of one format into another. ADF is taken and given as JSON text or as the object. */
export interface Converter {
  name: string;
  kind: 'product' | 'peer' | 'parser';
  from: Source;
  /** Absent for a bare parser, whose result nobody reads. */
  to?: Target;
  convert: (text: string) => unknown;
}
