import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { createIssueLink } from './create-issue-link.ts';
import { createRemoteIssueLink } from './create-remote-issue-link.ts';
import { getLinkTypes } from './get-link-types.ts';
import { linkToEpic } from './link-to-epic.ts';
import { removeIssueLink } from './remove-issue-link.ts';

export const links = defineToolset({
  id: 'jira_links',
  product: 'jira',
  title: 'Links',
  description: 'Link issues to each other, to epics and to web pages.',
  default: false,
  tools: [getLinkTypes, linkToEpic, createIssueLink, createRemoteIssueLink, removeIssueLink],
});
