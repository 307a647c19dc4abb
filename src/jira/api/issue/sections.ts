import { InvalidArgument } from '../../../http/errors.ts';

const SECTIONS = ['remote_links', 'transitions', 'watchers', 'changelog', 'comments', 'worklogs'] as const;

/** A part of an issue that is read on request only. */
export type Section = (typeof SECTIONS)[number];

const ALIASES = new Map<string, Section>([
  ['comment', 'comments'],
  ['worklog', 'worklogs'],
  ['changelogs', 'changelog'],
  ['remote_link', 'remote_links'],
  ['transition', 'transitions'],
  ['watcher', 'watchers'],
]);

/** @throws InvalidArgument naming the sections that exist. */
export function readSections(names: readonly string[]): Set<Section> {
  const wanted = names.map((name) => name.trim().toLowerCase()).filter(Boolean);
  if (wanted.includes('all')) return new Set(SECTIONS);
  return new Set(
    wanted.map((name) => {
      const section = SECTIONS.find((candidate) => candidate === name) ?? ALIASES.get(name);
      if (!section)
        throw new InvalidArgument(
          `include does not know ${JSON.stringify(name)}; it takes ${SECTIONS.join(', ')} and all.`,
        );
      return section;
    }),
  );
}
