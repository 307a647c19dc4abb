import { z } from 'zod';
import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { IssueDates, IssueSla } from '../../model/metrics.ts';
import type { Connection } from '../connection.ts';
import type { Activities } from '../issue/activities.ts';
import { maybe, wireId } from '../maybe.ts';
import { present } from '../prune.ts';
import { WireIssue } from '../wire.ts';
import { inProgress } from './in-progress.ts';
import { defaultSla, type MetricName, measureIssue, metricNames, type SlaSettings } from './sla.ts';
import { calendarTime, readTimeline, toStatusChange, toStatusTotal, totals } from './timeline.ts';

const Dated = WireIssue.extend({
  fields: z.object({
    created: z.string(),
    updated: maybe(z.string()),
    duedate: maybe(z.string()),
    resolutiondate: maybe(z.string()),
    status: z.object({ id: maybe(wireId), name: z.string() }),
  }),
});
interface Parts {
  activities: Activities;
  sla: SlaSettings | undefined;
}

/** What a call asks to be measured. */
export interface SlaRequest {
  metrics?: readonly string[] | undefined;
  workingHoursOnly?: boolean | undefined;
  rawDates: boolean;
}

/** When what happened to an issue, and how long it took: from its complete change log. */
export function createMetrics(connection: Connection, { activities, sla = defaultSla }: Parts) {
  const { http, dialect, scope } = connection;

  async function read(key: string) {
    scope.assertIssue(key);
    const query = { fields: 'status,created,updated,duedate,resolutiondate', expand: 'changelog' };
    const wire = await http.get(dialect.rest + path`/issue/${key}`, Dated, { query });
    scope.assertFoundIssue(wire.key);
    const changes = await activities.changes(wire.key, wire.changelog);
    return { key: wire.key, fields: wire.fields, stays: readTimeline(wire.fields, changes) };
  }

  return {
    async dates(key: string, show: { changes: boolean; summary: boolean }): Promise<IssueDates> {
      const { key: presentKey, fields, stays } = await read(key);
      return present({
        issue_key: presentKey,
        ...datesOf(fields),
        status_changes: show.changes ? stays.map(toStatusChange) : undefined,
        status_summary: show.summary ? totals(stays, Date.now(), calendarTime).map(toStatusTotal) : undefined,
      });
    },

    async sla(key: string, { metrics, workingHoursOnly, rawDates }: SlaRequest): Promise<IssueSla> {
      const names = metrics?.length ? metrics.map(readMetric) : sla.metrics;
      const settings = {
        ...sla,
        metrics: names,
        workingHoursOnly: workingHoursOnly ?? sla.workingHoursOnly,
      };
      const { key: issue_key, fields, stays } = await read(key);
      const measured = measureIssue(
        {
          created: Date.parse(fields.created),
          resolved: fields.resolutiondate === undefined ? undefined : Date.parse(fields.resolutiondate),
          due: fields.duedate,
          stays,
          now: Date.now(),
          isInProgress: names.includes('resolution_time') ? await inProgress(connection) : () => false,
        },
        settings,
      );
      return present({
        issue_key,
        metrics: measured,
        working_hours_only: settings.workingHoursOnly ? (true as const) : undefined,
        raw_dates: rawDates ? { ...datesOf(fields), status_changes: stays.map(toStatusChange) } : undefined,
      });
    },
  };
}

const datesOf = (fields: z.infer<typeof Dated>['fields']) =>
  present({
    created: fields.created,
    updated: fields.updated,
    due_date: fields.duedate,
    resolution_date: fields.resolutiondate,
    current_status: fields.status.name,
  });

function readMetric(text: string): MetricName {
  const name = metricNames.find((known) => known === text.trim().toLowerCase());
  if (name) return name;
  throw new InvalidArgument(
    `metrics does not know ${JSON.stringify(text)}; it takes ${metricNames.join(', ')}.`,
  );
}
