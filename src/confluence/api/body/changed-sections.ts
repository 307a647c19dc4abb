import { headingsOf } from './headings.ts';

/** How two states of a text differ, section by section; what stands below a subheading belongs to that one alone. */
export interface SectionChanges {
  /** One line for each section that is not as it was. */
  changed: string[];
  /** How many sections are the same to the character. */
  kept: number;
}

/** The sections that differ between two Markdown texts, in the order of the new one, and then those that are gone. */
export function changedSections(before: string, after: string): SectionChanges {
  const [old, now] = [sectionsOf(before), sectionsOf(after)];
  const changed = [...now].flatMap(([name, text]) => {
    const was = old.get(name);
    return was === text ? [] : [`${name}: ${was === undefined ? 'new' : 'changed'}`];
  });
  for (const name of old.keys()) if (!now.has(name)) changed.push(`${name}: removed`);
  const order = (sections: Map<string, string>) => [...sections.keys()].join('\n');
  if (changed.length === 0 && order(old) !== order(now)) changed.push('the order of the sections: changed');
  return { changed, kept: [...now].filter(([name, text]) => old.get(name) === text).length };
}

/** Texts by what their heading says; equal headings are numbered. */
function sectionsOf(markdown: string): Map<string, string> {
  const headings = headingsOf(markdown);
  const sections = new Map<string, string>();
  const counts = new Map<string, number>();
  const first = markdown.slice(0, headings[0]?.start).trim();
  if (first !== '')
    sections.set(headings.length === 0 ? 'the text' : 'the text above the first heading', first);
  headings.forEach(({ text, start }, at) => {
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    const name = `section ${JSON.stringify(text.slice(0, 120))}${count > 1 ? ` (${count})` : ''}`;
    sections.set(name, markdown.slice(start, headings[at + 1]?.start).trim());
  });
  return sections;
}
