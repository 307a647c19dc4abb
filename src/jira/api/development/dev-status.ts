import { HttpError, InvalidArgument } from '../../../http/errors.ts';
import type { DevelopmentInfo } from '../../model/development.ts';
import type { Connection } from '../connection.ts';
import { toolsWith, WireDetail, WireSummary } from './dev-wire.ts';
import { type Findings, mergeFindings, toFindings } from './to-findings.ts';

/** Which part of what is known. */
export interface DevelopmentFilter {
  /** A development tool, e.g. GitHub; all that know something when absent. */
  applicationType?: string | undefined;
  /** pullrequest, branch or repository; all when absent. */
  dataType?: string | undefined;
}

const KINDS = ['pullrequest', 'branch', 'repository'] as const;
type Kind = (typeof KINDS)[number];

/** Jira knows these by one spelling only. */
const SPELLINGS = ['GitHub', 'GitLab', 'bitbucket', 'stash', 'githube'];

/** Reads what development tools know of one issue: a summary, unless the tool is named, then one request per answer. */
export function createDevStatus({ http }: Connection) {
  /** What to ask for: one question to each tool and kind that has an answer. */
  async function questions(issueId: string, filter: DevelopmentFilter): Promise<[string, Kind][]> {
    const kinds = filter.dataType === undefined ? KINDS : [readKind(filter.dataType)];
    const given = filter.applicationType?.trim();
    if (given) {
      const tool = SPELLINGS.find((name) => name.toLowerCase() === given.toLowerCase()) ?? given;
      return kinds.map((kind) => [tool, kind]);
    }
    const query = { issueId };
    const summary = await http.get('/rest/dev-status/1.0/issue/summary', WireSummary, { query });
    return kinds.flatMap((kind) => toolsWith(summary, kind).map((tool): [string, Kind] => [tool, kind]));
  }

  async function ask(issueId: string, tool: string, kind: Kind) {
    const query = { issueId, applicationType: tool, dataType: kind };
    const { detail = [], errors = [] } = await http.get('/rest/dev-status/1.0/issue/detail', WireDetail, {
      query,
    });
    if (errors.length > 0)
      throw new InvalidArgument(`Jira could not ask ${tool}: ${JSON.stringify(errors).slice(0, 300)}`);
    return { tool, kind, findings: mergeFindings(detail.map((entry) => toFindings(entry, tool))) };
  }

  async function askAll(issueId: string, filter: DevelopmentFilter) {
    try {
      const asked = await questions(issueId, filter);
      return await Promise.all(asked.map(([tool, kind]) => ask(issueId, tool, kind)));
    } catch (error) {
      throw explained(error);
    }
  }

  return async (key: string, issueId: string, filter: DevelopmentFilter): Promise<DevelopmentInfo> => {
    const answers = await askAll(issueId, filter);
    return {
      issue_key: key,
      detail: answers.map(({ tool, kind, findings }) => ({
        application_type: tool,
        data_type: kind,
        count: countOf[kind](findings),
      })),
      ...mergeFindings(answers.map(({ findings }) => findings)),
    };
  };
}

const countOf: Record<Kind, (findings: Findings) => number> = {
  pullrequest: ({ pullRequests }) => pullRequests.length,
  branch: ({ branches }) => branches.length,
  repository: ({ repositories }) => repositories.length,
};

/** @throws InvalidArgument naming the kinds. */
export function readKind(text: string): Kind {
  const kind = KINDS.find((name) => name === text.trim().toLowerCase());
  if (kind) return kind;
  throw new InvalidArgument(`data_type takes ${KINDS.join(', ')}, not ${JSON.stringify(text)}.`);
}

/** Jira refuses OAuth tokens here without saying so. */
const explained = (error: unknown): unknown =>
  error instanceof HttpError && [401, 403, 404].includes(error.status)
    ? new InvalidArgument(
        `${error.message} Development information comes from an internal API of the Jira site, which needs the permission to view development tools and takes no OAuth tokens.`,
        { cause: error },
      )
    : error;
