import type { Call, Deployment } from '../call.ts';
import type { DemoUser } from '../users.ts';
import { customFields } from './content/custom-fields.ts';
import { type Project, projects, type Version } from './content/projects.ts';
import type { Field } from './model/field.ts';
import { systemFields } from './model/system-fields.ts';
import { createSprintStore, type SprintStore } from './sprints.ts';
import { createIssueStore, type IssueStore } from './store.ts';

/** Which Jira to play, how large, and when. */
export interface JiraOptions {
  deployment: Deployment;
  scale: number;
  now: Date;
}

/** The demo Jira behind its REST resources. */
export interface Jira {
  cloud: boolean;
  issues: IssueStore;
  sprints: SprintStore;
  fields: readonly Field[];
  /** When the site was created, in its own time: what sprints and releases are counted from. */
  epoch: number;
  /** The site's present in milliseconds; it goes on from where the site was created. */
  now(): number;
  /** The present, later than any moment it gave before: for what is written. */
  tick(): number;
  /** An id that nothing generated has. */
  nextId(): number;
  /** When a person last opened an issue, by `person issue`. */
  views: Map<string, number>;
  /** Id of the issue that an uploaded file hangs on, by the file's id. */
  uploads: Map<number, number>;
  /** Releases by project key, where a call made or changed some. */
  versions: Map<string, readonly Version[]>;
}

/** One call as the product sees it: who asks, and under which address. */
export interface Visit {
  jira: Jira;
  call: Call;
  user: DemoUser;
  /** Absolute URL of the platform API, e.g. `https://demo.atlassian.net/rest/api/3`. */
  rest: string;
  zone: string;
  /** Whether texts go out as wiki markup on Cloud too, as its agile API has them. */
  wiki?: true;
}

const firstWrittenId = 50_000_000_000;

/** Builds the product; nothing is generated before it is asked for. */
export function createJira({ deployment, scale, now }: JiraOptions): Jira {
  const cloud = deployment === 'cloud';
  const started = Date.now();
  const fields = [...systemFields(cloud), ...customFields(cloud)];
  const present = () => now.getTime() + Date.now() - started;
  let last = 0;
  let id = firstWrittenId;
  return {
    cloud,
    fields,
    issues: createIssueStore({ scale, now: now.getTime() }),
    sprints: createSprintStore(now.getTime()),
    epoch: now.getTime(),
    now: present,
    tick() {
      last = Math.max(last + 1, present());
      return last;
    },
    nextId: () => ++id,
    views: new Map(),
    uploads: new Map(),
    versions: new Map(),
  };
}

/** What a call is to the product. */
export const visitOf = (jira: Jira, call: Call): Visit => ({
  jira,
  call,
  user: call.user,
  rest: `${call.base}/rest/api/${jira.cloud ? 3 : 2}`,
  zone: call.user.timeZone,
});

/** The project of an issue; throws for an issue of no project, which cannot be. */
export function projectOf(issue: { project: string }): Project {
  const found = projects.find((project) => project.key === issue.project);
  if (!found) throw new RangeError(`no project ${issue.project}`);
  return found;
}
