import type { CallToolResult } from '@modelcontextprotocol/client';
import { expect } from 'vitest';
import type { Deployment } from '../../src/auth/site.ts';
import { type ConnectOptions, connect } from './connect.ts';

/** An MCP client, the whole server and a demo site. */
export type Connection = Awaited<ReturnType<typeof connect>>;

type Arguments = Record<string, unknown>;

/** What a call answers; fails when it is an error. */
export async function run<Answer = Record<string, unknown>>(
  { call }: Pick<Connection, 'call'>,
  name: string,
  args: Arguments = {},
): Promise<Answer> {
  const result = await call(name, args);
  expect(result.isError, textOf(result)).not.toBe(true);
  return result.structuredContent as Answer;
}

/** What a call that has to fail says. */
export async function complaint({ call }: Pick<Connection, 'call'>, name: string, args: Arguments = {}) {
  const result = await call(name, args);
  expect(result.isError).toBe(true);
  expect(result.structuredContent).toBeUndefined();
  return textOf(result);
}

/** The requests that left, as `METHOD path`. */
export const sent = ({ requests }: Pick<Connection, 'requests'>): string[] =>
  requests.map(({ method, path }) => `${method} ${path}`);

/** All text of a result. */
export const textOf = ({ content }: CallToolResult): string =>
  content.map((block) => (block.type === 'text' ? block.text : '')).join('\n');

/** Calls a tool on a connection of its own; `defaults` are arguments of every call. */
export const createUse =
  (deployment: Deployment, defaults: Arguments = {}) =>
  async (name: string, args: object = {}, options: ConnectOptions = {}) => {
    const connection = await connect(deployment, options);
    const result = await connection.call(name, { ...defaults, ...args });
    return { ...connection, result, text: textOf(result) };
  };
