import { linkPhrases, list, pattern, someOf, timeOfDay, timeZone, toggle } from './option.ts';

/** What the Jira tools may touch, and how they count. */
export const jiraToolOptions = {
  jiraProjectsFilter: list({
    env: 'JIRA_PROJECTS_FILTER',
    flag: '--jira-projects-filter <keys>',
    group: 'Jira',
    help: 'Only these projects may be read or changed, whoever asks.',
    example: 'PROJ,OPS',
  }),
  jiraInternalOnlyProjects: list({
    env: 'JIRA_INTERNAL_ONLY_PROJECTS',
    group: 'Jira',
    help: 'Service projects whose comments must stay internal: a comment that customers would see is refused.',
    example: 'HELP',
  }),
  jiraSlaMetrics: someOf({
    env: 'JIRA_SLA_METRICS',
    group: 'Jira',
    words: [
      'cycle_time',
      'lead_time',
      'time_in_status',
      'due_date_compliance',
      'resolution_time',
      'first_response_time',
    ],
    default: ['cycle_time', 'time_in_status'],
    defaultText: 'cycle_time,time_in_status',
    help: 'What jira_get_issue_sla measures when a call does not say.',
  }),
  jiraSlaWorkingHoursOnly: toggle({
    env: 'JIRA_SLA_WORKING_HOURS_ONLY',
    group: 'Jira',
    default: false,
    help: 'jira_get_issue_sla counts working hours only, unless a call says otherwise.',
  }),
  jiraSlaWorkingHoursStart: timeOfDay({
    env: 'JIRA_SLA_WORKING_HOURS_START',
    group: 'Jira',
    default: 9 * 60,
    defaultText: '09:00',
    help: 'Start of the working day.',
  }),
  jiraSlaWorkingHoursEnd: timeOfDay({
    env: 'JIRA_SLA_WORKING_HOURS_END',
    group: 'Jira',
    default: 17 * 60,
    defaultText: '17:00',
    help: 'End of the working day, later than its start.',
  }),
  jiraSlaWorkingDays: someOf({
    env: 'JIRA_SLA_WORKING_DAYS',
    group: 'Jira',
    words: ['1', '2', '3', '4', '5', '6', '7'],
    default: ['1', '2', '3', '4', '5'],
    defaultText: '1,2,3,4,5',
    help: 'Working days; 1 is Monday.',
  }),
  jiraSlaTimeZone: timeZone({
    env: 'JIRA_SLA_TIMEZONE',
    group: 'Jira',
    default: 'UTC',
    help: 'Time zone of the working hours and of due dates.',
    example: 'Europe/Berlin',
  }),
  hierarchyLinkPhrases: linkPhrases({
    env: 'HIERARCHY_LINK_PHRASES',
    group: 'Jira',
    help: 'Further phrases of links that make an epic part of another issue, for jira_get_project_epic_hierarchy: as the page of the part shows them (child) or the page of the whole (parent).',
    example: 'child:is part of,parent:consists of',
  }),
  jiraIssueKeyPattern: pattern({
    env: 'JIRA_ISSUE_KEY_PATTERN',
    group: 'Jira',
    defaultText: '^[A-Z][A-Z0-9_]+-\\d+(?:-\\d+)*$',
    help: 'Which issue keys callers may name, in capitals; for a Data Center whose keys look otherwise.',
    example: '^[A-Z][A-Z0-9_]*-\\d+$',
  }),
  jiraProjectKeyPattern: pattern({
    env: 'JIRA_PROJECT_KEY_PATTERN',
    group: 'Jira',
    defaultText: '^[A-Z][A-Z0-9_]+$',
    help: 'Which project keys callers may name, in capitals.',
    example: '^[A-Z][A-Z0-9_]*$',
  }),
  disableJiraMarkupTranslation: toggle({
    env: 'DISABLE_JIRA_MARKUP_TRANSLATION',
    group: 'Jira',
    default: false,
    help: 'Show and take wiki markup as Data Center stores it, in the place of Markdown; documents of Cloud are translated all the same.',
  }),
};
