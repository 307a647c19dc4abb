import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { batchCreateVersions } from './batch-create-versions.ts';
import { createVersion } from './create-version.ts';
import { getAllProjects } from './get-all-projects.ts';
import { getCreateFields } from './get-create-fields.ts';
import { getProjectComponents } from './get-project-components.ts';
import { getProjectFields } from './get-project-fields.ts';
import { getProjectIssueTypes } from './get-project-issue-types.ts';
import { getProjectVersions } from './get-project-versions.ts';
import { searchProjects } from './search-projects.ts';
import { updateVersion } from './update-version.ts';

export const projects = defineToolset({
  id: 'jira_projects',
  product: 'jira',
  title: 'Projects',
  description: 'Find projects, and what they have: issue types, fields, versions, components.',
  default: false,
  tools: [
    getAllProjects,
    getProjectIssueTypes,
    getCreateFields,
    getProjectVersions,
    getProjectComponents,
    searchProjects,
    getProjectFields,
    createVersion,
    batchCreateVersions,
    updateVersion,
  ],
});
