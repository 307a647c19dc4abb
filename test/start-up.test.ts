import { PassThrough } from 'node:stream';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../src/catalogue.ts';
import { listTools } from '../src/server/catalogue.ts';
import { createServer } from '../src/server/create-server.ts';
import { createDirectAnswers } from '../src/server/direct-answers.ts';
import { createLog } from '../src/server/log.ts';
import { createStdioAnswers } from '../src/server/stdio-answers.ts';
import { whole } from '../src/server/written.ts';
import { selectTools } from '../src/toolkit/select.ts';
import { run } from './support/process.ts';

const clientInfo = { name: 'client', version: '1' };
const initializeWith = (params: object, id: unknown = 1) =>
  JSON.stringify({
    jsonrpc: '2.0',
    id,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo, ...params },
  });
const initialize = initializeWith({});
const initialized = '{"jsonrpc":"2.0","method":"notifications/initialized"}';
const request = (method: string, rest: object = {}) =>
  JSON.stringify({ jsonrpc: '2.0', id: 'r', method, ...rest });
const list = request('tools/list');

const selectionOn = (deployment: 'cloud' | 'datacenter') =>
  selectTools(catalogue, [], { jira: deployment, confluence: deployment, atlassian: deployment });
const selection = selectionOn('cloud');
const settings = { version: '0.0.0-test', pageSize: 10 };

const caller = { key: 'test', selection, load: () => Promise.reject(new Error('no call is made')) };
const log = createLog({ verbosity: 0, write: () => {} });

/** What the SDK answers to lines of input, each written when the one before has its answer. */
async function answersOfSdk(lines: readonly string[], searchOnly: boolean): Promise<string[]> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let text = '';
  output.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const handle = serveStdio(() => createServer({ caller, log, searchOnly, ...settings }), {
    transport: new StdioServerTransport(input, output),
  });
  const answers: string[] = [];
  for (const line of lines) {
    input.write(`${line}\n`);
    if (line === initialized) continue;
    await expect.poll(() => text, { interval: 1, timeout: 20_000 }).toMatch(/\n$/);
    answers.push(text.trimEnd());
    text = '';
  }
  await handle.close();
  return answers;
}

/** The direct answers, up to the first line that is left to the SDK. */
function earlyAnswers(lines: readonly string[], searchOnly = false): string[] {
  const direct = createDirectAnswers({ searchOnly, log, onOperation: () => {}, ...settings });
  const { answerTo } = createStdioAnswers(direct, caller);
  const answers: string[] = [];
  for (const line of lines) {
    const answered = answerTo(line);
    if (!answered) break;
    const { answer } = answered;
    if (answer !== undefined && !(answer instanceof Promise)) answers.push(String(whole(answer)));
  }
  return answers;
}

const asSdk = async (lines: readonly string[], searchOnly = false) => {
  const early = earlyAnswers(lines, searchOnly);
  if (early.length > 0) expect(early).toEqual((await answersOfSdk(lines, searchOnly)).slice(0, early.length));
  return early.length;
};

describe('what is answered before the SDK is loaded is what the SDK answers', () => {
  it.each(['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05', '2024-10-07'])(
    'to a client of %s',
    async (protocolVersion) => {
      const lines = [initializeWith({ protocolVersion }), initialized, list, request('ping')];
      expect(await asSdk(lines)).toBe(3);
    },
  );

  it.each([
    [{ roots: { listChanged: true }, sampling: {}, elicitation: { form: {}, url: {} } }],
    [{ experimental: { 'x/y': {} }, extensions: { 'io.example/ui': {} }, tasks: { list: {} } }],
  ])('to a client with capabilities %j', async (capabilities) => {
    expect(await asSdk([initializeWith({ capabilities }), initialized, list])).toBe(2);
  });

  it('to a client that tells more of itself, with other forms of ids and of absent parameters', async () => {
    const client = { ...clientInfo, title: 'T', description: 'D', websiteUrl: 'https://client.example' };
    const lines = [
      initializeWith({ clientInfo: client }, 'an id'),
      request('ping', { params: {} }),
      list,
      initialized,
      list,
    ];
    expect(await asSdk(lines)).toBe(4);
  });

  it('where tools are found rather than listed', async () => {
    expect(await asSdk([initialize, initialized, list], true)).toBe(2);
  });

  // Only a comparison of many can show that no case was forgotten.
  it('whatever a client says of itself', async () => {
    const word = fc.constantFrom('form', 'url', 'listChanged', 'tools', 'x');
    const value = fc.oneof(fc.constant({}), fc.boolean(), fc.constant(null), fc.string(), fc.constant([]));
    const capability = fc.oneof({ weight: 3, arbitrary: fc.dictionary(word, value, { maxKeys: 2 }) }, value);
    const capabilities = fc.dictionary(
      fc.constantFrom('roots', 'sampling', 'elicitation', 'experimental', 'extensions', 'tasks', 'other'),
      capability,
      { maxKeys: 3 },
    );
    const info = fc.dictionary(fc.constantFrom('title', 'description', 'websiteUrl', 'icons', 'x'), value, {
      maxKeys: 1,
    });
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(capabilities, info, async (given, more) => {
        const line = initializeWith({ capabilities: given, clientInfo: { ...clientInfo, ...more } });
        answered += await asSdk([line]);
      }),
      { numRuns: 150 },
    );
    expect(answered).toBeGreaterThan(5);
  });

  it.each([
    ['another version', initializeWith({ protocolVersion: '2026-07-28' })],
    ['no client', initializeWith({ clientInfo: undefined })],
    ['a number for a name', initializeWith({ clientInfo: { name: 1, version: '1' } })],
    ['more parameters', initializeWith({ _meta: {} })],
    ['a fraction as id', initializeWith({}, 1.5)],
    ['no id', initialize.replace('"id":1,', '')],
    ['no JSON-RPC', initialize.replace('"2.0"', '"1.0"')],
    ['a batch', `[${initialize}]`],
    ['no JSON', '{'],
    ['another beginning', list],
  ])('and nothing is answered to %s', (_, line) => {
    expect(earlyAnswers([line])).toEqual([]);
  });

  it.each([
    ['a cursor', request('tools/list', { params: { cursor: 'x' } })],
    ['a wish for progress', request('tools/list', { params: { _meta: { progressToken: 1 } } })],
    ['a second handshake', initialize],
    ['a call without a name', request('tools/call', { params: {} })],
    ['a method that does not exist', request('resources/list')],
    ['another notification', '{"jsonrpc":"2.0","method":"notifications/cancelled"}'],
  ])('or, after the handshake, to %s', (_, line) => {
    expect(earlyAnswers([initialize, initialized, line])).toHaveLength(1);
  });
});

it.each(['cloud', 'datacenter'] as const)(
  'lists, as built, what the tools of the source say: %s',
  async (on) => {
    const { stdout } = await run({ args: ['--demo', on], input: `${initialize}\n${list}\n` });
    const result = { tools: listTools(selectionOn(on)) };
    expect(stdout.split('\n')[1]).toBe(JSON.stringify({ result, jsonrpc: '2.0', id: 'r' }));
  },
);

it('goes on with the SDK as if that had answered from the first message on', async () => {
  const params = { name: 'jira_get_issue', arguments: { issue_key: 'PROJ-1' } };
  const call = request('tools/call', { id: 'call', params });
  const { stdout, code } = await run({
    args: ['--demo'],
    input: `${[initialize, initialized, list, call, request('ping', { id: 'p' })].join('\n')}\n`,
  });
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: unknown; result: { content?: unknown } });
  expect(code).toBe(0);
  expect(answers.map(({ id }) => String(id)).sort()).toEqual(['1', 'call', 'p', 'r']);
  expect(JSON.stringify(answers.find(({ id }) => id === 'call'))).toContain('PROJ-1');
});
