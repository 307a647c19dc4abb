import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { downloadAttachments } from './download-attachments.ts';
import { getIssueImages } from './get-issue-images.ts';

export const attachments = defineToolset({
  id: 'jira_attachments',
  product: 'jira',
  title: 'Attachments',
  description: 'Get the files of issues.',
  default: false,
  tools: [downloadAttachments, getIssueImages],
});
