import { path } from '../../http/path.ts';
import type { AddedWorklog, Worklog } from '../model/activity.ts';
import type { Connection } from './connection.ts';
import { toDuration, toMoment } from './fields/moments.ts';
import type { Activities } from './issue/activities.ts';
import { toWorklog } from './issue/activity.ts';
import type { IssueGuard } from './issue/issue-guard.ts';
import type { Texts } from './text/texts.ts';
import { WireWorklog } from './wire.ts';
import { runSteps } from './write/write-steps.ts';

/** Time spent in the caller's words; durations in Jira's own notation. */
export interface NewWorklog {
  timeSpent: string;
  /** Markdown. */
  comment?: string | undefined;
  /** ISO 8601. */
  started?: string | undefined;
  originalEstimate?: string | undefined;
  remainingEstimate?: string | undefined;
}

interface Parts {
  guard: IssueGuard;
  activities: Activities;
  texts: Texts;
}

/** Time logged on issues. */
export function createWorklogs({ http, dialect }: Connection, { guard, activities, texts }: Parts) {
  /** The request body, checked: Jira reads the durations itself, as only it knows how long its days are. */
  async function bodyOf({ timeSpent, started, comment }: NewWorklog): Promise<object> {
    return {
      timeSpent: toDuration(timeSpent, 'time_spent'),
      ...(started && { started: toMoment(started, 'started') }),
      ...(comment?.trim() && { comment: (await texts.fromMarkdown(comment)).body }),
    };
  }

  return {
    async list(key: string): Promise<Worklog[]> {
      await guard(key);
      return activities.worklogs(key);
    },

    /** Sets the original estimate first, where one is given, then logs the work. @throws PartialFailure between them. */
    async add(key: string, worklog: NewWorklog): Promise<AddedWorklog> {
      const estimateOf = (text: string | undefined, name: string) =>
        text?.trim() ? toDuration(text, name) : undefined;
      const original = estimateOf(worklog.originalEstimate, 'original_estimate');
      const remaining = estimateOf(worklog.remainingEstimate, 'remaining_estimate');
      const body = await bodyOf(worklog);
      await guard(key);
      const at = dialect.rest + path`/issue/${key}`;
      const query = remaining === undefined ? {} : { adjustEstimate: 'new', newEstimate: remaining };
      const added: WireWorklog[] = [];
      const timetracking = { originalEstimate: original };
      await runSteps(key, [
        ...(original === undefined
          ? []
          : [
              {
                name: 'original_estimate',
                done: 'original_estimate_updated',
                run: () => http.send('PUT', at, { body: { fields: { timetracking } } }),
              },
            ]),
        {
          name: 'worklog',
          done: 'worklog_added',
          run: async () => added.push(await http.post(`${at}/worklog`, WireWorklog, { query, body })),
        },
      ]);
      const shown = added.map((wire) => toWorklog(wire, (text) => texts.toMarkdown(text)));
      const [first = { id: '' }] = shown;
      return {
        message: `Worklog added to ${key}`,
        worklog: {
          ...first,
          original_estimate_updated: original !== undefined,
          remaining_estimate_updated: remaining !== undefined,
        },
      };
    },
  };
}
