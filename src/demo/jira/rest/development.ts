import { type Answer, ok, Refusal } from '../../call.ts';
import { showcaseNumber } from '../content/showcase.ts';
import type { Visit } from '../jira.ts';
import type { Issue } from '../model/issue.ts';
import { findIssue } from '../permissions.ts';
import { wireTime } from '../zone.ts';
import { get, type Resource } from './resource.ts';

const repository = { name: 'demo/payments', url: 'https://github.example/demo/payments' };
const instance = { name: 'GitHub', type: 'GitHub', typeName: 'GitHub', singleInstance: true };

function issueOf(visit: Visit): Issue {
  const id = visit.call.query.get('issueId');
  if (!id) throw new Refusal(400, { errorMessages: ['issueId is required'], errors: {} });
  return findIssue(visit, id);
}

/** The showcase has been worked on in code, other issues not. */
const hasCode = (issue: Issue): boolean => issue.project === 'PROJ' && issue.number === showcaseNumber;

function summary(visit: Visit): Answer {
  const worked = hasCode(issueOf(visit));
  const kind = (dataType: string, count: number) => ({
    overall: { count, dataType, lastUpdated: null },
    byInstanceType: worked && count > 0 ? { GitHub: { count, name: 'GitHub' } } : {},
  });
  return ok({
    errors: [],
    configErrors: [],
    summary: {
      pullrequest: kind('pullrequest', worked ? 1 : 0),
      branch: kind('branch', worked ? 1 : 0),
      repository: kind('repository', worked ? 1 : 0),
      build: kind('build', 0),
    },
  });
}

function detail(visit: Visit): Answer {
  const issue = issueOf(visit);
  const { query } = visit.call;
  if (!hasCode(issue) || query.get('applicationType') !== 'GitHub') return ok({ errors: [], detail: [] });
  const branch = `${issue.key}-book-refunds-once`;
  const person = (name: string) => ({ name, avatar: `${repository.url}/avatar` });
  const commit = {
    id: '4f1c9a7d2b3e4f5061728394a5b6c7d8e9f00112',
    displayId: '4f1c9a7',
    message: `${issue.key} Book refunds once`,
    author: person('Grace Hopper'),
    authorTimestamp: wireTime(issue.created, visit.zone),
    url: `${repository.url}/commit/4f1c9a7`,
    fileCount: 2,
    merge: false,
    files: [],
  };
  const parts: Record<string, object> = {
    pullrequest: {
      pullRequests: [
        {
          id: '#42',
          name: `${issue.key} Book refunds once`,
          status: 'OPEN',
          url: `${repository.url}/pull/42`,
          author: person('Grace Hopper'),
          reviewers: [{ ...person('Ada Lovelace'), approved: true }],
          source: { branch, repository },
          destination: { branch: 'main', repository },
          lastUpdate: wireTime(issue.created, visit.zone),
          commentCount: 3,
        },
      ],
    },
    branch: {
      branches: [{ name: branch, url: `${repository.url}/tree/${branch}`, repository, lastCommit: commit }],
    },
    repository: { repositories: [{ ...repository, commits: [commit] }] },
  };
  return ok({
    errors: [],
    detail: [
      {
        branches: [],
        pullRequests: [],
        repositories: [],
        ...parts[query.get('dataType') ?? ''],
        _instance: instance,
      },
    ],
  });
}

/** What the development panel of an issue reads. */
export const developmentResources: Resource[] = [
  get('/rest/dev-status/1.0/issue/summary', summary),
  get('/rest/dev-status/1.0/issue/detail', detail),
];
