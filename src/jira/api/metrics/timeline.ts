import type { Change } from '../../model/activity.ts';
import type { StatusChange, StatusTotal } from '../../model/metrics.ts';
import { present } from '../prune.ts';

/** A stay in a status, in milliseconds; `to` is absent for the present one. */
export interface Stay {
  status: string;
  /** Known for every status that the change log names. */
  statusId: string | undefined;
  from: number;
  to: number | undefined;
  enteredAt: string;
  exitedAt: string | undefined;
  by: string | undefined;
}

/** What the status history of an issue starts from and ends with. */
export interface Lifetime {
  created: string;
  status: { id: string | undefined; name: string };
}

/** Every stay of an issue in a status, first to last, from its complete change log in any order. */
export function readTimeline({ created, status }: Lifetime, changes: readonly Change[]): Stay[] {
  const moves = changes
    .flatMap(({ created: at, author, items }) =>
      items
        .filter(({ field }) => field.toLowerCase() === 'status')
        .map((item) => ({ item, at: at ?? created, by: author?.display_name })),
    )
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const first = moves[0]?.item;
  const starts = [
    {
      status: first ? (first.from_string ?? status.name) : status.name,
      statusId: first ? first.from_id : status.id,
      at: created,
      by: undefined,
    },
    ...moves.map(({ item, at, by }) => ({
      status: item.to_string ?? status.name,
      statusId: item.to_id,
      at,
      by,
    })),
  ];
  return starts.map(({ at, ...stay }, index) => {
    const exitedAt = starts[index + 1]?.at;
    return {
      ...stay,
      from: Date.parse(at),
      to: exitedAt === undefined ? undefined : Date.parse(exitedAt),
      enteredAt: at,
      exitedAt,
    };
  });
}

/** Milliseconds that count between two moments. */
export type Span = (from: number, to: number) => number;

/** Every millisecond counts. */
export const calendarTime: Span = (from, to) => Math.max(0, to - from);

/** Whole minutes of milliseconds. */
export const toMinutes = (ms: number): number => Math.floor(ms / 60_000);

/** Minutes in words: `1d 2h 3m` with calendar days, hours also when they are none between days and minutes. */
export function formatMinutes(minutes: number): string {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const parts = [days > 0 ? `${days}d` : '', days > 0 || hours > 0 ? `${hours}h` : '', `${minutes % 60}m`];
  return parts.filter(Boolean).join(' ');
}

/** A stay as results show it. */
export const toStatusChange = ({ status, from, to, enteredAt, exitedAt, by }: Stay): StatusChange => {
  const minutes = to === undefined ? undefined : toMinutes(calendarTime(from, to));
  return present({
    status,
    entered_at: enteredAt,
    exited_at: exitedAt,
    duration_minutes: minutes,
    duration_formatted: minutes === undefined ? undefined : formatMinutes(minutes),
    transitioned_by: by,
  });
};

/** Minutes and visits by status, longest first; the present stay counts until `now`. */
export function totals(stays: readonly Stay[], now: number, span: Span) {
  const byStatus = new Map<string, { ms: number; visits: number }>();
  for (const { status, from, to } of stays) {
    const { ms, visits } = byStatus.get(status) ?? { ms: 0, visits: 0 };
    byStatus.set(status, { ms: ms + span(from, to ?? now), visits: visits + 1 });
  }
  return [...byStatus]
    .map(([status, { ms, visits }]) => ({ status, minutes: toMinutes(ms), visits }))
    .toSorted((a, b) => b.minutes - a.minutes);
}

/** A total as results show it. */
export const toStatusTotal = ({
  status,
  minutes,
  visits,
}: ReturnType<typeof totals>[number]): StatusTotal => ({
  status,
  total_duration_minutes: minutes,
  total_duration_formatted: formatMinutes(minutes),
  visit_count: visits,
});
