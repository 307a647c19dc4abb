/** The hours that count. */
export interface WorkingHours {
  /** Minutes after midnight; `start` lies before `end`. */
  start: number;
  end: number;
  /** 1 is Monday. */
  days: readonly number[];
  /** IANA name. */
  timeZone: string;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Milliseconds by which the zone's clocks are ahead of UTC at a moment. */
function createOffsets(timeZone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  return (ms) => {
    const name = format.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value;
    const [, sign, hours, minutes] = /([+-])(\d+):(\d+)/.exec(name ?? '') ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE;
  };
}

/** A clock of one time zone. */
export function createClock(timeZone: string) {
  const offsetAt = createOffsets(timeZone);
  return {
    /** The zone's wall clock at a moment, as if it were UTC. */
    wallAt: (ms: number): number => ms + offsetAt(ms),
    /** The moment at which the zone's wall clock shows this. */
    momentOf: (wall: number): number => wall - offsetAt(wall - offsetAt(wall)),
  };
}

/** Milliseconds between two moments that fall into working hours; linear in the days between them. */
export function createWorkingTime({ start, end, days, timeZone }: WorkingHours) {
  const { wallAt, momentOf } = createClock(timeZone);
  return (from: number, to: number): number => {
    let total = 0;
    for (let day = Math.floor(wallAt(from) / DAY) * DAY; day <= wallAt(to); day += DAY) {
      // The epoch was a Thursday.
      const weekday = ((Math.floor(day / DAY) + 3) % 7) + 1;
      if (!days.includes(weekday)) continue;
      const opens = Math.max(from, momentOf(day + start * MINUTE));
      const closes = Math.min(to, momentOf(day + end * MINUTE));
      total += Math.max(0, closes - opens);
    }
    return total;
  };
}
