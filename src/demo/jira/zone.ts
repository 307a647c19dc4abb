const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
const hour = 3_600_000;

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formatters.set(zone, made);
  return made;
}

/** Milliseconds by which the zone's clocks are ahead of UTC at a moment. */
export function offsetOf(ms: number, zone: string): number {
  const slot = `${zone} ${Math.floor(ms / hour)}`;
  const known = offsets.get(slot);
  if (known !== undefined) return known;
  const name = formatterOf(zone)
    .formatToParts(ms)
    .find((part) => part.type === 'timeZoneName')?.value;
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d+):(\d+)/.exec(name ?? '') ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * hour + Number(minutes) * 60_000);
  if (offsets.size > 20_000) offsets.clear();
  offsets.set(slot, offset);
  return offset;
}

/** The moment's wall clock, as if it were UTC. */
export const toWall = (ms: number, zone: string): number => ms + offsetOf(ms, zone);

/** The moment at which the zone's wall clock shows this. */
export const fromWall = (wall: number, zone: string): number =>
  wall - offsetOf(wall - offsetOf(wall, zone), zone);

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as Jira writes it: in the reader's zone, with an offset without colon. */
export function wireTime(ms: number, zone: string): string {
  const offset = offsetOf(ms, zone);
  const minutes = Math.abs(offset) / 60_000;
  const suffix = `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
  return new Date(ms + offset).toISOString().replace('Z', suffix);
}

/** The calendar day of a moment in UTC, e.g. `2026-01-31`. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
