import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { getTransitions } from './get-transitions.ts';
import { transitionIssue } from './transition-issue.ts';

export const transitions = defineToolset({
  id: 'jira_transitions',
  product: 'jira',
  title: 'Transitions',
  description: 'Move issues through their workflow.',
  default: true,
  tools: [getTransitions, transitionIssue],
});
