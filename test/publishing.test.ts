import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const json = (name: string) => JSON.parse(read(name));

describe('what is published', () => {
  it('has one version', () => {
    const { name, version } = json('package.json');
    const server = json('server.json');
    expect([server.version, server.packages[0].version, json('deploy/mcpb/manifest.json').version]).toEqual([
      version,
      version,
      version,
    ]);
    expect(server.packages[0].identifier).toBe(name);
  });

  it('leaves nothing for the publisher to fill in but OWNER, where docs/publishing.md says so', () => {
    const listed = read('docs/publishing.md');
    for (const file of ['server.json', 'RUN-REMOTE-MACHINE.md', 'RUN-REMOTE-MACHINE-DOCKER.md']) {
      expect(read(file)).toContain('OWNER');
      expect(listed).toContain(`\`${file}\``);
    }
    expect(json('server.json').name).toBe('io.github.OWNER/mcp-atlassian-node');
    expect(json('package.json').mcpName).toBe(json('server.json').name);
    // The first commands that somebody types are to work as they stand.
    expect(read('README.md')).not.toMatch(/OWNER|YOUR-/);
  });
});
