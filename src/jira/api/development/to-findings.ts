import type { Branch, Commit, DevelopmentInfo, PullRequest } from '../../model/development.ts';
import { present } from '../prune.ts';
import type { WireFindings } from './dev-wire.ts';

/** What was found, without the issue. */
export type Findings = Pick<DevelopmentInfo, 'pullRequests' | 'branches' | 'commits' | 'repositories'>;

/** What one tool says, as results show it; `tool` names it where it does not name itself. */
export function toFindings(wire: WireFindings, tool: string): Findings {
  const instance = wire._instance?.name ?? tool;
  const repositories = wire.repositories ?? [];
  return {
    pullRequests: (wire.pullRequests ?? []).map((request): PullRequest => {
      const place = request.destination?.repository ?? request.source?.repository;
      return present({
        id: request.id,
        name: request.name,
        status: request.status,
        url: request.url,
        source: request.source?.branch,
        destination: request.destination?.branch,
        author: request.author?.name,
        reviewers: (request.reviewers ?? []).flatMap(({ name, approved }) =>
          name === undefined ? [] : [present({ name, approved })],
        ),
        lastUpdate: request.lastUpdate,
        repository: place?.name ?? request.repositoryName,
        repositoryUrl: place?.url ?? request.repositoryUrl,
        instance,
      });
    }),
    branches: (wire.branches ?? []).map(
      ({ name, url, repository, lastCommit }): Branch =>
        present({
          name,
          url,
          lastCommit: lastCommit?.id,
          repository: repository?.name,
          repositoryUrl: repository?.url,
          instance,
        }),
    ),
    commits: repositories.flatMap(({ name, url, commits = [] }) =>
      commits.map(
        (commit): Commit =>
          present({
            id: commit.id,
            message: commit.message,
            author: commit.author?.name,
            timestamp: commit.authorTimestamp,
            url: commit.url,
            repository: name,
            repositoryUrl: url,
            instance,
          }),
      ),
    ),
    repositories: repositories.flatMap(({ name, url }) =>
      name === undefined ? [] : [present({ name, url, instance })],
    ),
  };
}

/** Everything that several answers found; what two of them tell of is there once. */
export function mergeFindings(all: readonly Findings[]): Findings {
  return {
    pullRequests: once(
      all.flatMap(({ pullRequests }) => pullRequests),
      (request) => request.url ?? request.id,
    ),
    branches: once(
      all.flatMap(({ branches }) => branches),
      (branch) => branch.url ?? branch.name,
    ),
    commits: once(
      all.flatMap(({ commits }) => commits),
      (commit) => commit.id,
    ),
    repositories: once(
      all.flatMap(({ repositories }) => repositories),
      (repository) => repository.url ?? repository.name,
    ),
  };
}

function once<T>(items: readonly T[], keyOf: (item: T) => string | undefined): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item) ?? JSON.stringify(item);
    return !seen.has(key) && seen.add(key);
  });
}
