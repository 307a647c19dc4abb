import type { Target } from './converter.ts';
import { shapeOf } from './shapes.ts';

/** What became of the elements of a document. */
export interface Kept {
  /** Elements whose text is not in the output, or is there with other characters. */
  textLost: string[];
  /** Elements whose text is there but no longer as what it was: a panel that became a paragraph. */
  shapeLost: string[];
}

// What has to be in the output where a marker alone would not show that characters were changed. Wiki markup names a
// user by id.
const texts: Record<string, readonly string[][]> = {
  code: [
    ['const code1: Map<string, number> = await load(1);'],
    ["if (a < b && items[0] !== '*') retry({ after: 1_000 });"],
  ],
  noformat: [['noformat1 *stays*']],
  entity: [['R&D entity1', 'R&D\u00a0entity1']],
  mention: [['mention1', '[~accountid:5b10a2844c20165700ed1]']],
};

/** The elements of a sample, by the markers in its text: a name and the number of the section, 1. */
export function elementsOf(sample: string): string[] {
  return [...new Set([...sample.matchAll(/\b([a-z]{4,})1\b/g)].map(([, name]) => name ?? ''))];
}

/** Compares what a converter made of a one-section sample with the elements that went in. */
export function kept(elements: readonly string[], output: unknown, to: Target): Kept {
  const text = typeof output === 'string' ? output : JSON.stringify(output);
  const plain = to === 'html' || to === 'storage' ? decoded(text) : text;
  const textLost = elements.filter(
    (name) => !(texts[name] ?? [[`${name}1`]]).every((forms) => forms.some((form) => plain.includes(form))),
  );
  const shapeLost = elements.filter(
    (name) => !textLost.includes(name) && shapeOf(to, name)?.(text) === false,
  );
  return { textLost, shapeLost };
}

function decoded(html: string): string {
  const characters: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ', amp: '&' };
  return html.replace(/&(lt|gt|quot|#39|nbsp|amp);/g, (whole, name: string) => characters[name] ?? whole);
}
