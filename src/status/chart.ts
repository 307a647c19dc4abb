import { quantile } from '../metrics/latencies.ts';
import type { Minute } from '../metrics/recording.ts';
import { type Html, html } from './html.ts';
import { duration, number } from './words.ts';

const MINUTES = 60;
const MINUTE_MS = 60_000;
const HEIGHT = 100;
const WIDTH = 10;
const GAP = 2;

/** One bar of two parts, the smaller one in front. */
interface Bar {
  /** When the minute began, in milliseconds since 1970. */
  at: number;
  back: number;
  front: number;
  says: string;
}

interface Chart {
  title: string;
  /** What the two parts of a bar are. */
  back: string;
  front: string;
  /** Colour classes of the two parts. */
  colours: readonly [back: string, front: string];
  bars: readonly Bar[];
  /** Writes the value of the highest bar. */
  scale(value: number): string;
}

/** Calls of each minute of the last hour, those that failed in front. */
export const callsChart = (minutes: readonly Minute[], now: number): Html =>
  draw({
    title: 'Calls per minute',
    back: 'calls',
    front: 'failed',
    colours: ['calm', 'bad'],
    scale: number,
    bars: lastHour(minutes, now, ({ calls, errors }) => ({
      back: calls,
      front: errors,
      says: `${calls} calls, ${errors} failed`,
    })),
  });

/** How long the calls of each minute took: 95 of 100 no longer than the back, half of them no longer than the front. */
export const latencyChart = (minutes: readonly Minute[], now: number): Html =>
  draw({
    title: 'Duration of calls',
    back: 'p95',
    front: 'median',
    colours: ['soft', 'calm'],
    scale: duration,
    bars: lastHour(minutes, now, ({ latencies }) => {
      const [median = 0, p95 = 0] = [quantile(latencies, 0.5), quantile(latencies, 0.95)];
      return { back: p95, front: median, says: `median ${duration(median)}, p95 ${duration(p95)}` };
    }),
  });

function lastHour(minutes: readonly Minute[], now: number, bar: (minute: Minute) => Omit<Bar, 'at'>): Bar[] {
  const last = Math.floor(now / MINUTE_MS);
  const known = new Map(minutes.map((minute) => [minute.number, minute]));
  return Array.from({ length: MINUTES }, (_, index) => {
    const minute = last - MINUTES + 1 + index;
    const seen = known.get(minute);
    return {
      at: minute * MINUTE_MS,
      ...(seen ? bar(seen) : { back: 0, front: 0, says: 'no calls' }),
    };
  });
}

function draw({ title, back, front, colours, bars, scale }: Chart): Html {
  const top = Math.max(...bars.map((bar) => bar.back));
  const part = (value: number, index: number, colour: string): Html => {
    // What is there at all can be seen.
    const height = value === 0 ? 0 : Math.max(1.5, (value / top) * HEIGHT);
    return html`<rect class="${colour}" x="${index * WIDTH}" y="${HEIGHT - height}" width="${WIDTH - GAP}" height="${height}"/>`;
  };
  const drawn = bars.map(
    (bar, index) =>
      html`<g><title>${clock(bar.at)} ${bar.says}</title><rect class="none" x="${index * WIDTH}" y="0" width="${WIDTH}" height="${HEIGHT}"/>${part(bar.back, index, colours[0])}${part(bar.front, index, colours[1])}</g>`,
  );
  return html`<figure>
<figcaption><b>${title}</b> <span class="key ${colours[0]}">${back}</span> <span class="key ${colours[1]}">${front}</span></figcaption>
<div class="top">${top === 0 ? 'no calls in the last hour' : scale(top)}</div>
<svg viewBox="0 0 ${MINUTES * WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${title} over the last hour, at most ${scale(top)}">${drawn}</svg>
<div class="ends"><span>${clock(bars[0]?.at ?? 0)}</span><span>${clock(bars.at(-1)?.at ?? 0)} UTC</span></div>
</figure>`;
}

const clock = (at: number): string => new Date(at).toISOString().slice(11, 16);
