import type { Html } from './html.ts';
import { html } from './html.ts';

const STEPS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** A length of time in its two largest units, e.g. `2 h 5 min`. */
export function span(ms: number): string {
  const first = STEPS.findIndex(([, size]) => ms >= size);
  if (first === -1) return '0 s';
  let left = ms;
  const parts = STEPS.slice(first, first + 2).flatMap(([unit, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count > 0 ? [`${count} ${unit}`] : [];
  });
  return parts.join(' ');
}

/** A duration as it is measured: `85 ms`, `1.2 s`. */
export function duration(ms: number | undefined): string {
  if (ms === undefined) return '–';
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return ms < 60_000 ? `${(ms / 1_000).toFixed(1)} s` : span(ms);
}

/** How long ago something was; the moment itself shows on hovering. */
export function ago(at: number, now: number): Html {
  const moment = new Date(at).toISOString();
  const past = Math.max(0, now - at);
  return html`<time datetime="${moment}" title="${moment}">${past < 1_000 ? 'now' : `${span(past)} ago`}</time>`;
}

/** A whole number with its thousands apart. */
export const number = (value: number): string =>
  Math.round(value).toLocaleString('en-GB').replaceAll(',', '\u202f');

/** A share of a whole in percent; a dash where there is no whole. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((part / whole) * 100).toFixed(part === 0 || part === whole ? 0 : 1)} %`;

/** Bytes in the unit that suits them. */
export function bytes(count: number): string {
  if (count < 1_000) return `${count} B`;
  return count < 1_000_000 ? `${Math.round(count / 1_000)} kB` : `${(count / 1_000_000).toFixed(1)} MB`;
}
