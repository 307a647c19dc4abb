import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { addIssuesToSprint } from './add-issues-to-sprint.ts';
import { createSprint } from './create-sprint.ts';
import { getAgileBoards } from './get-agile-boards.ts';
import { getBoardIssues } from './get-board-issues.ts';
import { getSprintIssues } from './get-sprint-issues.ts';
import { getSprintsFromBoard } from './get-sprints-from-board.ts';
import { moveIssuesToBacklog } from './move-issues-to-backlog.ts';
import { updateSprint } from './update-sprint.ts';

export const agile = defineToolset({
  id: 'jira_agile',
  product: 'jira',
  title: 'Boards and sprints',
  description: 'Read boards, plan and run sprints.',
  default: false,
  tools: [
    getAgileBoards,
    getBoardIssues,
    getSprintsFromBoard,
    getSprintIssues,
    createSprint,
    updateSprint,
    addIssuesToSprint,
    moveIssuesToBacklog,
  ],
});
