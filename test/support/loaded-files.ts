import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Run, run } from './process.ts';

/** The files of the build that a run to the end has loaded, as V8's coverage tells them. */
export async function loadedFiles(options: Run): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-atlassian-coverage-'));
  try {
    await run({ ...options, env: { ...options.env, NODE_V8_COVERAGE: folder } });
    const reports = readdirSync(folder).map(
      (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { result: { url: string }[] },
    );
    const urls = reports.flatMap(({ result }) => result.map(({ url }) => url));
    return [...new Set(urls)].filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
