import { mkdirSync, writeFileSync } from 'node:fs';
import { parts } from './parts.ts';
import { savedResult } from './results.ts';

const docs = new URL('../docs/', import.meta.url);

const intro = `# Benchmarks

Written by \`npm run bench\`, which measures the built product beside its peers and beside the least that could do the job.
Read ratios between rows of one table, not the figures themselves: they depend on the machine.`;

/** Writes docs/benchmarks.md and its charts from the results that are there. */
export function writeReport(): void {
  mkdirSync(new URL('charts/', docs), { recursive: true });
  const sections = Object.entries(parts).flatMap(([name, part]) => {
    const saved = savedResult(name);
    if (!saved) return [];
    const charts = Object.entries(part.charts(saved.result)).map(([file, svg]) => {
      writeFileSync(new URL(`charts/${file}.svg`, docs), svg);
      return `![${part.title}](charts/${file}.svg)`;
    });
    const remark = saved.short ? ' A short run: the figures are rough.' : '';
    return [
      `## ${part.title}`,
      `Measured on ${saved.machine}.${remark}`,
      ...charts,
      part.describe(saved.result),
    ];
  });
  writeFileSync(new URL('benchmarks.md', docs), `${[intro, ...sections].join('\n\n')}\n`);
}
