import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { getAllProjects } from './get-all-projects.ts';

export const projects = defineToolset({
  id: 'jira_projects',
  product: 'jira',
  title: 'Projects',
  description: 'Find projects.',
  default: false,
  tools: [getAllProjects],
});
