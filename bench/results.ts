import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/** What one run of a part left behind. */
export interface Saved {
  /** Whether the run was a short one, whose figures are rough. */
  short: boolean;
  machine: string;
  result: unknown;
}

const folder = new URL('./results/', import.meta.url);

/** Writes the result of a part to bench/results. */
export function saveResult(name: string, saved: Saved): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(saved, null, 2)}\n`);
}

/** The last result of a part; absent when it was never measured. */
export function savedResult(name: string): Saved | undefined {
  try {
    return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
