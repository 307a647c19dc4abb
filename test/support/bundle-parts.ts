import { readFileSync } from 'node:fs';

/** Kilobytes of the built program by the package or the folder in src that they come from; written by scripts/build.mjs. */
export function bundleParts(): Record<string, number> {
  const bytes: Record<string, number> = JSON.parse(
    readFileSync(new URL('../../dist/parts.json', import.meta.url), 'utf8'),
  );
  const parts = Object.entries(bytes).map(([part, size]): [string, number] => [
    part,
    Math.round(size / 1000),
  ]);
  return Object.fromEntries(parts.filter(([, kB]) => kB > 0));
}
