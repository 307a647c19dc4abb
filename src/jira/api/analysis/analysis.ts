import type { Connection } from '../connection.ts';
import { createCrossProject } from './cross-project.ts';
import { createEpicHierarchy, type LinkPhrases } from './epic-hierarchy.ts';

/** What the links of whole projects say. */
export const createAnalysis = (connection: Connection, phrases: LinkPhrases = { child: [], parent: [] }) => ({
  epicHierarchy: createEpicHierarchy(connection, phrases),
  crossProject: createCrossProject(connection),
});
