import { vi } from 'vitest';
import { send } from './raw.ts';

/** What a scrape says. */
export interface Scrape {
  text: string;
  /** The sum of the series of this name whose labels include these; 0 where there is none. */
  sum(name: string, labels?: Record<string, string>): number;
  /** Every name that a query may use. */
  names: Set<string>;
}

/** Reads Prometheus's text format. */
export function readScrape(text: string): Scrape {
  const series = [...text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].map(
    ([, name = '', labels = '', value]) => ({
      name,
      labels: Object.fromEntries(
        [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, label]) => [key, label]),
      ),
      value: Number(value),
    }),
  );
  const types = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name = '', type = '']) => ({
    name,
    type,
  }));
  const parts = (name: string, type: string) =>
    type === 'histogram' ? ['_bucket', '_sum', '_count'].map((part) => name + part) : [name];
  return {
    text,
    sum: (name, wanted = {}) =>
      series
        .filter((one) => one.name === name)
        .filter(({ labels }) => Object.entries(wanted).every(([key, label]) => labels[key] === label))
        .reduce((sum, { value }) => sum + value, 0),
    names: new Set(types.flatMap(({ name, type }) => parts(name, type))),
  };
}

/** Asks a metrics address. */
export async function scrape(url: string, headers: Record<string, string> = {}): Promise<Scrape> {
  const { status, json } = await send(url, { method: 'GET', headers });
  if (status !== 200) throw new Error(`${url} answered ${status}: ${JSON.stringify(json)}`);
  return readScrape(String(json));
}

/** The address of the metrics' own port, as soon as the process says it. */
export async function metricsAddress({ output }: { output: { stderr: string } }): Promise<string> {
  const found = () => /Metrics: (http\S+)/.exec(output.stderr)?.[1];
  return vi.waitUntil(found, { timeout: 20_000 });
}
