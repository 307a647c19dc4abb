/** Seconds of Jira's units: a day of work has eight hours, a week five days. */
const units = { w: 144_000, d: 28_800, h: 3_600, m: 60 } as const;

/** `1d 2h 30m` for a number of seconds. */
export function durationText(seconds: number): string {
  let rest = seconds;
  const parts: string[] = [];
  for (const [unit, size] of Object.entries(units)) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count}${unit}`);
    rest -= count * size;
  }
  return parts.join(' ') || '0m';
}

/** Seconds of a text such as `1w 2d`, `1.5h` or, in minutes, `90`; undefined when it is none. */
export function durationSeconds(text: string): number | undefined {
  const words = text.trim().toLowerCase().split(/\s+/, 20);
  let seconds = 0;
  for (const word of words) {
    const [, amount, unit = 'm'] = /^(\d{1,7}(?:\.\d{1,3})?)([wdhm])?$/.exec(word) ?? [];
    if (amount === undefined) return undefined;
    seconds += Number(amount) * units[unit as keyof typeof units];
  }
  return Math.round(seconds);
}
