import type { Connection } from '../connection.ts';
import { createCrossProject } from './cross-project.ts';
import { createEpicHierarchy } from './epic-hierarchy.ts';

/** What the links of whole projects say. */
export const createAnalysis = (connection: Connection, childPhrases: readonly string[] = []) => ({
  epicHierarchy: createEpicHierarchy(connection, childPhrases),
  crossProject: createCrossProject(connection),
});
