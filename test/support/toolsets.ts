import { toolsets } from '../../src/all-toolsets.ts';

/** The toolsets of Jira, loaded. */
export const jiraToolsets = toolsets.filter(({ product }) => product === 'jira');

/** The toolsets of Confluence, loaded. */
export const confluenceToolsets = toolsets.filter(({ product }) => product === 'confluence');
