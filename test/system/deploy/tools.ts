import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The checkout, with a slash at its end. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

const installed = fileURLToPath(new URL('tools/node_modules/.bin/', import.meta.url));

/** Where a tool is that no Debian package has; undefined, said in one line, when it is not installed. */
export function tool(name: 'pm2' | 'dockerfilelint' | 'helm' | 'mcpb' | 'claude'): string | undefined {
  const own = installed + name;
  if (existsSync(own)) return own;
  const { status, stdout } = spawnSync('which', [name], { encoding: 'utf8' });
  if (status === 0) return stdout.trim();
  console.log(`System tests: missing ${name}; its tests are skipped. .ci/run shows how to install it.`);
  return undefined;
}

/**
 * The folder of a published Go module, which holds the official schema of something; undefined, said in one line, where
 * Go is missing or the module cannot be fetched.
 */
export function goModule(module: string): string | undefined {
  const { status, stdout } = spawnSync('go', ['mod', 'download', '-json', module], {
    cwd: tmpdir(),
    encoding: 'utf8',
  });
  if (status === 0) return (JSON.parse(stdout) as { Dir: string }).Dir;
  console.log(`System tests: no ${module}, which takes Go and a network; its tests are skipped.`);
  return undefined;
}

/** Reads YAML; undefined, said in one line, while the package for it is not installed beside the tools. */
export function yamlParser(): ((text: string) => unknown) | undefined {
  try {
    const { parse } = createRequire(new URL('tools/package.json', import.meta.url))('yaml');
    // !reset is Compose's own.
    return (text) => parse(text, { logLevel: 'silent', merge: true });
  } catch {
    console.log('System tests: missing yaml; its tests are skipped. .ci/run shows how to install it.');
    return undefined;
  }
}

export interface Outcome {
  code: number;
  /** Standard output and standard error. */
  text: string;
}

/** Runs a program to its end. */
export const sh = (
  command: string,
  args: readonly string[],
  { env = {}, cwd = root }: { env?: Record<string, string>; cwd?: string } = {},
): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(
      command,
      args,
      { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code ?? 1) : 0, text: `${stdout}${stderr}` }),
    );
  });
