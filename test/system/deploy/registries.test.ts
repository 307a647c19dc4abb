import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { oneCallWith } from '../../support/one-call.ts';
import { cli, emptyFolder } from '../../support/process.ts';
import { goModule, root, sh, tool, yamlParser } from './tools.ts';

const read = (name: string) => readFileSync(root + name, 'utf8');

/** What is wrong by a published schema. */
function violations(file: string, value: unknown): unknown[] {
  const schema = JSON.parse(readFileSync(file, 'utf8'));
  const Draft = schema.$schema.includes('2020-12') ? Ajv2020 : Ajv;
  const ajv = new Draft({ strict: false, allErrors: true, validateFormats: false });
  ajv.validate(schema, value);
  return ajv.errors ?? [];
}

describe('server.json', () => {
  const registry = goModule('github.com/modelcontextprotocol/registry@v1.8.8');

  it.skipIf(!registry)('is what the MCP registry takes, by the schema that it names', () => {
    const server = JSON.parse(read('server.json'));
    const date = /schemas\/([\d-]+)\//.exec(server.$schema)?.[1];
    const schemas = join(registry ?? '', 'internal/validators/schemas');
    // The newest that the registry's own release has.
    expect(
      readdirSync(schemas)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .at(-1),
    ).toBe(`${date}.json`);
    expect(violations(join(schemas, `${date}.json`), server)).toEqual([]);
    expect(violations(join(schemas, `${date}.json`), { ...server, name: 'no namespace' })).not.toEqual([]);
  });
});

describe("the bundle's manifest", () => {
  const mcpb = tool('mcpb');

  it.skipIf(!mcpb)('is accepted by the official tool', async () => {
    expect(await sh(mcpb ?? '', ['validate', 'deploy/mcpb/manifest.json'])).toMatchObject({ code: 0 });
  });
});

const parse = yamlParser();

describe.skipIf(!parse)('the compose files', () => {
  const spec = goModule('github.com/compose-spec/compose-go/v2@v2.16.2');

  it.skipIf(!spec).each(readdirSync(`${root}deploy/compose`).filter((name) => name.endsWith('.yaml')))(
    'conform to the Compose specification: %s',
    (name) => {
      const schema = join(spec ?? '', 'schema/compose-spec.json');
      expect(violations(schema, parse?.(read(`deploy/compose/${name}`)))).toEqual([]);
    },
  );
});

describe.skipIf(!parse)('smithery.yaml', () => {
  interface Smithery {
    startCommand: {
      type: string;
      configSchema: { type: string; properties: Record<string, { type: string }> };
      commandFunction: string;
    };
    build: { dockerfile: string; dockerBuildPath: string };
  }
  const file = parse?.(read('smithery.yaml')) as Smithery;

  it('has the parts that Smithery documents, and options that exist', () => {
    expect(Object.keys(file).sort()).toEqual(['build', 'startCommand']);
    expect(Object.keys(file.startCommand)).toEqual(['type', 'configSchema', 'commandFunction']);
    expect([file.startCommand.type, file.build.dockerfile]).toEqual(['stdio', 'Dockerfile']);
    const { env } = commandFor(
      Object.fromEntries(Object.keys(file.startCommand.configSchema.properties).map((name) => [name, 'x'])),
    );
    const documented = read('docs/configuration.md');
    for (const name of Object.keys(env)) expect(documented).toContain(`\`${name}\``);
  });

  it('starts a server with what a person has filled in', async () => {
    const { command, args, env } = commandFor({ readOnlyMode: true, jiraUrl: '' });
    expect([command, args, env]).toEqual(['node', ['/app/dist/cli.js'], { READ_ONLY_MODE: 'true' }]);
    const program = ['env', 'READ_ONLY_MODE=true', process.execPath, cli, '--demo'];
    const remove = await oneCallWith(program, emptyFolder(), 'jira_delete_issue', { issue_key: 'PROJ-1' });
    expect(remove).toMatchObject({ isError: true, text: expect.stringContaining('jira_delete_issue') });
  });

  function commandFor(config: Record<string, unknown>) {
    const made = runInNewContext(`(${file.startCommand.commandFunction})`, { Object, String })(config);
    return made as { command: string; args: string[]; env: Record<string, string> };
  }
});
