import { type Answer, created, noContent, ok } from '../../call.ts';
import { byId, linkTypes } from '../content/catalog.ts';
import { activityOf } from '../content/generate-activity.ts';
import { refuse, refuseFields } from '../errors.ts';
import { projectOf, type Visit } from '../jira.ts';
import type { Issue, Link, RemoteLink } from '../model/issue.ts';
import { canBrowse, canWrite, findIssue, findWritable } from '../permissions.ts';
import { isRecord } from '../text/check-adf.ts';
import { issueRefWire } from '../wire/issue-ref.ts';
import { recordActivity } from '../write/commit.ts';
import { readComment } from '../write/new-comment.ts';
import { bodyOf, get, post, type Resource, remove, segment } from './resource.ts';

const cannotLink = 'No Link Issue Permission for issue';

/** The issue that a body names by key or id. */
function issueOf(visit: Visit, input: unknown): Issue {
  const named = isRecord(input) ? String(input.key ?? input.id ?? '') : '';
  return findIssue(visit, named);
}

/** The phrase `inward issue <outward phrase> outward issue` is what the link says. */
function createLink(visit: Visit): Answer {
  const body = bodyOf(visit);
  const { id, name } = isRecord(body.type) ? body.type : {};
  const type = linkTypes.find((candidate) => candidate.id === id || candidate.name === name);
  if (!type) throw refuse(404, `No issue link type with name '${String(name ?? id)}' found.`);
  const [from, to] = [issueOf(visit, body.inwardIssue), issueOf(visit, body.outwardIssue)];
  if (!canWrite(visit.user, projectOf(from))) throw refuse(401, `${cannotLink} '${from.key}'`);
  if (from.id === to.id) throw refuse(400, 'You cannot link an issue to itself.');
  const comment = body.comment === undefined ? undefined : readComment(visit, body.comment);
  const { issues } = visit.jira;
  const link = { type: type.id, source: from.id, target: to.id };
  const exists = issues
    .links(from)
    .some(({ type: kind, source, target }) => kind === type.id && source === from.id && target === to.id);
  if (!exists) issues.addLink(link);
  if (comment) recordActivity(visit, from, { comments: [...activityOf(from, 'comments'), comment] });
  return { status: 201 };
}

function findLink(visit: Visit): Link {
  const text = segment(visit, 'link');
  const link = /^\d{1,12}$/.test(text) ? visit.jira.issues.link(Number(text)) : undefined;
  const ends = link && [link.source, link.target].map((id) => visit.jira.issues.byId(id));
  if (link && ends?.every((issue) => issue && canBrowse(visit.user, projectOf(issue)))) return link;
  throw refuse(404, `No issue link with id '${text}' exists.`);
}

function linkWire(visit: Visit, link: Link) {
  const type = byId(linkTypes, link.type);
  const end = (id: number) => {
    const issue = visit.jira.issues.byId(id);
    return issue && issueRefWire(visit, issue);
  };
  return {
    id: String(link.id),
    self: `${visit.rest}/issueLink/${link.id}`,
    type: { ...type, self: `${visit.rest}/issueLinkType/${type.id}` },
    inwardIssue: end(link.source),
    outwardIssue: end(link.target),
  };
}

function removeLink(visit: Visit): Answer {
  const link = findLink(visit);
  const ends = [link.source, link.target].map((id) => visit.jira.issues.byId(id));
  const writable = ends.some((issue) => issue && canWrite(visit.user, projectOf(issue)));
  if (!writable) throw refuse(401, `${cannotLink} '${ends[0]?.key}'`);
  visit.jira.issues.removeLink(link.id);
  return noContent();
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function addRemoteLink(visit: Visit): Answer {
  const issue = findWritable(visit, segment(visit, 'key'), 'You do not have permission to link this issue.');
  const { object, relationship } = bodyOf(visit);
  const { url, title, summary } = isRecord(object) ? object : {};
  if (textOf(title) === '') throw refuseFields({ title: "'title' is required." });
  if (!URL.canParse(textOf(url))) throw refuseFields({ url: "'url' is required and has to be a URL." });
  const link: RemoteLink = {
    id: visit.jira.nextId(),
    url: textOf(url),
    title: textOf(title),
    summary: textOf(summary),
    relationship: textOf(relationship),
  };
  recordActivity(visit, issue, { remoteLinks: [...activityOf(issue, 'remoteLinks'), link] });
  const answer = { id: link.id, self: `${visit.rest}/issue/${issue.key}/remotelink/${link.id}` };
  return visit.jira.cloud ? created(answer) : ok(answer);
}

/** Links between issues, and from issues to the web. */
export const linkResources: Resource[] = [
  post('/issueLink', createLink),
  get('/issueLink/{link}', (visit) => ok(linkWire(visit, findLink(visit)))),
  remove('/issueLink/{link}', removeLink),
  post('/issue/{key}/remotelink', addRemoteLink),
];
