import { barChart } from '../chart.ts';
import type { Part } from '../part.ts';
import { figure, ratio, table } from '../table.ts';
import { type Growth, measureHostile } from './hostile.ts';
import { type ConversionResult, type ConverterResult, measureDocuments } from './measure-documents.ts';

interface Result {
  conversions: ConversionResult[];
  hostile: Growth[];
}

/** Conversions of documents beside libraries, and how hostile documents grow. */
export const documents: Part<Result> = {
  title: 'Documents',
  measure: async ({ short }) => ({
    conversions: await measureDocuments({ short }),
    hostile: await measureHostile(short ? 100_000 : 800_000),
  }),
  describe: ({ conversions, hostile }) =>
    [intro, ...conversions.map(describeConversion), describeHostile(hostile)].join('\n\n'),
  charts: ({ conversions }) => ({
    documents: barChart({
      title: 'Documents of 10 KB per second of processor time',
      unit: 'per second',
      groups: conversions.map(({ from, to, converters }) => ({
        label: `${from} → ${to}`,
        bars: converters
          .filter(({ kind }) => kind !== 'parser')
          .map((one) => ({
            label: one.name,
            value: one.perSecond['10000'] ?? 0,
            ours: one.kind === 'product',
          })),
      })),
    }),
  }),
};

const intro = `Documents per second of processor time, each converter in a process of its own; "beside" is the speed of this project
divided by that row's at 10 KB. Every section of a document has each structure of its format once. Text counts as lost when it
is missing or has other characters; a structure, when its text is there as something else. A bare parser only reads. ADF is
read from JSON text.`;

function describeConversion({ from, to, converters }: ConversionResult): string {
  const sizes = Object.keys(converters[0]?.perSecond ?? {});
  const ours = converters[0];
  const rows = converters.map((one) => [
    one.name,
    ...sizes.map((size) => figure(one.perSecond[size] ?? Number.NaN)),
    ratio(ours?.perSecond['10000'], one.perSecond['10000']),
    one.error ?? (one.textLost ? one.textLost.join(', ') || 'nothing' : 'bare parser'),
    one.shapeLost?.join(', ') || (one.shapeLost ? 'nothing' : ''),
  ]);
  const head = [
    '',
    ...sizes.map((size) => `${Number(size) / 1000} KB`),
    'beside',
    'text lost',
    'structure lost',
  ];
  return `### ${from} → ${to}\n\n${table([head, ...rows])}\n\n${verdict(converters)}`;
}

/** Whether this project is faster than every peer that keeps the text, and how far from the fastest bare parser. */
function verdict(converters: readonly ConverterResult[]): string {
  const speed = (one: ConverterResult | undefined) => one?.perSecond['10000'] ?? Number.NaN;
  const ours = speed(converters.find(({ kind }) => kind === 'product'));
  const keeping = converters.filter(({ kind, textLost }) => kind === 'peer' && textLost?.length === 0);
  const faster = keeping.filter((one) => speed(one) >= ours);
  const parsers = converters.filter(({ kind, textLost }) => kind === 'parser' && !textLost);
  const beside =
    keeping.length === 0
      ? 'No peer here keeps the text.'
      : faster.length === 0
        ? 'Faster than every peer that keeps the text.'
        : `Slower than ${faster.map(({ name }) => name).join(', ')}, which keeps the text.`;
  if (parsers.length === 0) return `${beside} There is no bare parser of this format.`;
  const times = parsers.map((one) => `${figure(speed(one) / ours)} times ${one.name}`);
  return `${beside} A conversion takes ${times.join(', ')}.`;
}

function describeHostile(growths: readonly Growth[]): string {
  const sizes = Object.keys(growths[0]?.milliseconds ?? {});
  const rows = growths.map(({ format, input, milliseconds, perDoubling }) => [
    format,
    input,
    ...sizes.map((size) => figure(milliseconds[size] ?? Number.NaN)),
    figure(perDoubling),
  ]);
  const head = ['format', 'input', ...sizes.map((size) => `${Number(size) / 1000} k`), 'per doubling'];
  return `### Hostile documents

Milliseconds of processor time to read a document of so many thousand characters and write it in all formats, best of three.
Twice the size in twice the time is linear; below a few milliseconds the last column is noise.

${table([head, ...rows])}`;
}
