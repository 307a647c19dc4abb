import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Fetch } from '../../src/http/request.ts';

const script = fileURLToPath(new URL('../../../shared/bench/reference-site.mjs', import.meta.url));

/** The site on which targets are stated, when it lies beside the checkout; it ends with `close`. */
export async function openReferenceSite(): Promise<{ fetch: Fetch; close(): void } | undefined> {
  if (!existsSync(script)) return undefined;
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const { value } = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const { port } = JSON.parse(value ?? '{}') as { port: number };
  return {
    fetch: ({ pathname, search }, init) =>
      globalThis.fetch(`http://127.0.0.1:${port}${pathname}${search}`, init),
    close: () => void child.kill(),
  };
}
