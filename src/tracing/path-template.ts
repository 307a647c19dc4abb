/** Words with which Atlassian's APIs name their resources; anything else in a path may be somebody's data. */
const WORDS: ReadonlySet<string> = new Set(
  [
    '_edge accessible-resources agile analytics ancestors api approximate-count assignable assignee attachTemporaryFile',
    'attachment attachments backlog blogposts board bulk bulkfetch byOperation changelog check child children cloud comment',
    'comments components content context copy create createmeta current data detail dev-status direct-children display download editmeta field',
    'fields folders footer-comments form forms group history inline-comments issue issueLink issueLinkType issues issuetypes',
    'jira jql label labels latest member memberof meta move movepage.action mypermissions myself oauth option page pages permission',
    'permissions picker priority project projects properties property query queue remotelink request requesttype resolution',
    'rest restriction search secure server-information serverInfo servicedesk servicedeskapi space spaces sprint status',
    'summary template tenant_info thumbnail token transition transitions user users-bulk version versions viewers views',
    'watchers wiki worklog',
  ].flatMap((line) => line.split(' ')),
);

/** `2`, `1.0`, `v2`. */
const VERSION = /^(?:v\d|\d(?:\.\d)?)$/;

/**
 * The kind of resource that a path names, such as `/rest/api/3/issue/{id}`: one of few, and without keys, names, or
 * titles.
 */
export function pathTemplate(path: string): string {
  const segments = path.split('?', 1).join('').split('/');
  // The version follows the name of the API: /rest/agile/1.0, /api/v2.
  const isVersion = (segment: string, index: number) =>
    VERSION.test(segment) && (segments[index - 2] === 'rest' || segments[index - 1] === 'api');
  return segments
    .map((segment, index) =>
      segment === '' || WORDS.has(segment) || isVersion(segment, index) ? segment : '{id}',
    )
    .join('/');
}
