import type { Measure, SlaMetrics } from '../../model/metrics.ts';
import { present } from '../prune.ts';
import { calendarTime, formatMinutes, type Span, type Stay, toMinutes, totals } from './timeline.ts';
import { createClock, createWorkingTime, type WorkingHours } from './working-time.ts';

/** The name of a measure. */
export type MetricName = keyof SlaMetrics;

/** The operator's way of measuring. */
export interface SlaSettings {
  /** What is measured when a call does not say. */
  metrics: readonly MetricName[];
  workingHoursOnly: boolean;
  hours: WorkingHours;
}

/** Around the clock, in UTC. */
export const defaultSla: SlaSettings = {
  metrics: ['cycle_time', 'time_in_status'],
  workingHoursOnly: false,
  hours: { start: 540, end: 1020, days: [1, 2, 3, 4, 5], timeZone: 'UTC' },
};

/** What is measured; moments in milliseconds. */
export interface Measured {
  created: number;
  resolved: number | undefined;
  /** A calendar day. */
  due: string | undefined;
  stays: readonly Stay[];
  now: number;
  /** Whether a status means that somebody works on the issue. */
  isInProgress(stay: Stay): boolean;
}

const measure = (ms: number): Measure => {
  const minutes = toMinutes(ms);
  return { calculated: true, value_minutes: minutes, formatted: formatMinutes(minutes) };
};
const none = (reason: string): Measure => ({ calculated: false, reason });

type Metrics = {
  [Name in MetricName]: (issue: Measured, span: Span, hours: WorkingHours) => SlaMetrics[Name];
};

const metrics: Metrics = {
  cycle_time: ({ created, resolved }, span) =>
    resolved === undefined ? none('The issue is not resolved') : measure(span(created, resolved)),

  lead_time({ created, resolved, now }, span) {
    const minutes = toMinutes(span(created, resolved ?? now));
    return { value_minutes: minutes, formatted: formatMinutes(minutes), is_resolved: resolved !== undefined };
  },

  time_in_status({ stays, now }, span) {
    const found = totals(stays, now, span);
    const total = found.reduce((sum, { minutes }) => sum + minutes, 0);
    return {
      statuses: found.map(({ status, minutes, visits }) => ({
        status,
        value_minutes: minutes,
        formatted: formatMinutes(minutes),
        percentage: total === 0 ? 0 : Math.round((minutes / total) * 1000) / 10,
        visit_count: visits,
      })),
      total_minutes: total,
    };
  },

  due_date_compliance({ due, resolved }, _span, hours) {
    if (due === undefined) return { status: 'no_due_date' };
    if (resolved === undefined) return { status: 'not_resolved' };
    // Due is the whole day, wherever the operator's clocks are.
    const limit = createClock(hours.timeZone).momentOf(Date.parse(`${due}T23:59:59Z`));
    const margin = Math.trunc((limit - resolved) / 60_000);
    const early = resolved <= limit;
    return {
      status: early ? 'met' : 'missed',
      margin_minutes: margin,
      formatted_margin: `${formatMinutes(Math.abs(margin))} ${early ? 'early' : 'late'}`,
    };
  },

  resolution_time({ stays, resolved, isInProgress }, span) {
    const started = stays.find(isInProgress)?.from;
    if (started === undefined) return none('Work on the issue never started');
    return resolved === undefined ? none('The issue is not resolved') : measure(span(started, resolved));
  },

  first_response_time({ created, stays }, span) {
    const first = stays[1]?.from;
    return first === undefined ? none('The status never changed') : measure(span(created, first));
  },
};

/** Every measure's name. */
export const metricNames = Object.keys(metrics) as MetricName[];

/** Measures an issue. */
export function measureIssue(
  issue: Measured,
  { metrics: names, workingHoursOnly, hours }: SlaSettings,
): SlaMetrics {
  const span = workingHoursOnly ? createWorkingTime(hours) : calendarTime;
  return present(Object.fromEntries(names.map((name) => [name, metrics[name](issue, span, hours)])));
}
