import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { addWatcher } from './add-watcher.ts';
import { getIssueWatchers } from './get-issue-watchers.ts';
import { removeWatcher } from './remove-watcher.ts';

export const watchers = defineToolset({
  id: 'jira_watchers',
  product: 'jira',
  title: 'Watchers',
  description: 'See and change who watches issues.',
  default: false,
  tools: [getIssueWatchers, addWatcher, removeWatcher],
});
