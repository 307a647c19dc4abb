import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives all temporary folders of the tests one parent, which goes when they are over. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-atlassian-tests-'));
  // Servers that give up root, such as Squid, have to get to the files that are theirs.
  chmodSync(folder, 0o711);
  // What tmpdir() returns, on Windows by the second name.
  process.env.TMPDIR = folder;
  process.env.TEMP = folder;
  // Programs that are just ending may still write.
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
