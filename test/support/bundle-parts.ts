import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** Where the bundle says of a module that it begins: a package, or a folder of ours. */
const ORIGIN = /^\/\/ (?:.*node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\/|(src\/[^/\s]+))/;

/** Kilobytes of the built program by the package or the folder in src that they come from. */
export function bundleParts(): Record<string, number> {
  const bytes = new Map<string, number>();
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.js')) continue;
    let part = 'bundler';
    for (const line of readFileSync(join(dist, file), 'utf8').split('\n')) {
      const origin = ORIGIN.exec(line);
      part = origin?.[1] ?? origin?.[2] ?? part;
      bytes.set(part, (bytes.get(part) ?? 0) + Buffer.byteLength(line) + 1);
    }
  }
  const parts = [...bytes].map(([part, size]): [string, number] => [part, Math.round(size / 1000)]);
  return Object.fromEntries(parts.filter(([, kB]) => kB > 0).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
