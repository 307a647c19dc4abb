import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { getCrossProjectDependencies } from './get-cross-project-dependencies.ts';
import { getProjectEpicHierarchy } from './get-project-epic-hierarchy.ts';

export const projectAnalysis = defineToolset({
  id: 'jira_project_analysis',
  product: 'jira',
  title: 'Project analysis',
  description: 'See how epics and projects hang together.',
  default: false,
  tools: [getProjectEpicHierarchy, getCrossProjectDependencies],
});
