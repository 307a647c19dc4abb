import type { Project, Version } from './content/projects.ts';
import type { Jira } from './jira.ts';

/** A project's releases: those it came with, and what calls made and changed. */
export const versionsOf = (jira: Jira, project: Project): readonly Version[] =>
  jira.versions.get(project.key) ?? project.versions;
