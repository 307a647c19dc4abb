import type { CallToolResult, Tool as ListedTool } from '@modelcontextprotocol/client';
import type { Deployment } from '../src/auth/site.ts';
import { createDemoSite } from '../src/demo/site.ts';
import { type Alteration, connect } from '../test/support/connect.ts';
import type { ShownTool } from './attempt.ts';
import type { Judging } from './score.ts';
import type { Surface, Task } from './task.ts';

/** What a call answered. */
export interface Answered {
  /** As an assistant reads it; of pictures and files that they are there. */
  text: string;
  failed: boolean;
  result: CallToolResult;
}

/** A surface of the server on a demo site of its own, as a client has it. */
export interface Session {
  instructions: string;
  tools: readonly ListedTool[];
  call(tool: string, args: Record<string, unknown>): Promise<Answered>;
  /** All tools of the same site, as the task's deployment has them, however they are offered. */
  everyTool: ReadonlyMap<string, ShownTool>;
  judging: Judging;
}

/** What a session is opened for. */
export interface Opening extends Pick<Task, 'deployment' | 'readOnly'> {
  surface: Surface;
  /** Puts another tool in the place of each; to see what a change breaks. */
  alter?: Alteration | undefined;
}

/** Opens a session within this process, on content as it was at first. */
export async function openSession({ deployment, readOnly, surface, alter }: Opening): Promise<Session> {
  const site = createDemoSite({ deployment });
  const { client, call } = await connect(deployment, {
    site,
    alter,
    searchOnly: surface === 'search',
    policy: { readOnly: readOnly === true, core: surface === 'core' },
  });
  const everyTool = await (alter ? listEveryTool(deployment, alter) : everyToolOf(deployment));
  return {
    instructions: client.getInstructions() ?? '',
    tools: (await client.listTools()).tools,
    call: async (tool, args) => readResult(await call(tool, args)),
    everyTool: new Map(everyTool.map((tool) => [tool.name, tool])),
    judging: createJudging(everyTool, async (tool, args) =>
      (await connect(deployment, { site, alter })).call(tool, args),
    ),
  };
}

const listEveryTool = async (deployment: Deployment, alter?: Alteration): Promise<ShownTool[]> =>
  (await (await connect(deployment, { alter })).client.listTools()).tools;

const lists = new Map<Deployment, Promise<ShownTool[]>>();

/** The same for the life of the process. */
function everyToolOf(deployment: Deployment): Promise<ShownTool[]> {
  const known = lists.get(deployment);
  if (known) return known;
  const list = listEveryTool(deployment);
  lists.set(deployment, list);
  return list;
}

/** What the scorer asks, by way of a client to all tools. */
const createJudging = (
  tools: readonly ShownTool[],
  call: (name: string, args: Record<string, unknown>) => Promise<CallToolResult>,
): Judging => ({
  reading: new Set(tools.filter(({ annotations }) => annotations?.readOnlyHint).map(({ name }) => name)),
  inspect: async (tool, args) => {
    const result = await call(tool, args);
    if (result.isError) throw new Error(readResult(result).text);
    return result.structuredContent;
  },
});

const readResult = (result: CallToolResult): Answered => ({
  text: result.content.map((block) => (block.type === 'text' ? block.text : `[${block.type}]`)).join('\n'),
  failed: result.isError === true,
  result,
});
