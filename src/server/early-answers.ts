import type { Implementation } from '@modelcontextprotocol/server';
import type { Selection } from '../toolkit/select.ts';
import { CAPABILITIES, INSTRUCTIONS, introduced, type Listing, listedTools } from './introduction.ts';
import { pageOf } from './page.ts';

/** What the answers are made of; the same as for the server that takes over. */
export interface EarlyOptions extends Listing {
  selection: Selection;
  version: string;
}

/** Answers the first messages of a connection, without the SDK. */
export interface EarlyAnswers {
  /** The line to answer with, empty where none is due; undefined for a message that the SDK has to see. */
  answerTo(line: string): string | undefined;
  /** The lines that the SDK has to hear when it takes over; the first one has been answered. */
  readonly heard: readonly string[];
}

/** Leaves every message to the SDK. */
export const nothingEarly: EarlyAnswers = { answerTo: () => undefined, heard: [] };

type Fields = Record<string, unknown>;

/** Versions with the initialize handshake. */
const VERSIONS = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05', '2024-10-07'];

/**
 * Answers initialize, the first tools/list and ping of a client that sends them in their plainest form, byte for byte
 * as the SDK would: loading the SDK takes longer than everything else at the start, and many connections only ever ask
 * for the list. Any doubt leaves the message to the SDK.
 */
export function createEarlyAnswers({ selection, version, ...listing }: EarlyOptions): EarlyAnswers {
  const heard: string[] = [];
  const tools = () => {
    const { items, nextCursor } = pageOf(listedTools(selection, listing), 0, listing.pageSize ?? 0);
    return { tools: items, ...(nextCursor !== undefined && { nextCursor }) };
  };
  const initialize = ({ protocolVersion }: Fields) => ({
    protocolVersion,
    capabilities: CAPABILITIES,
    serverInfo: introduced(version),
    instructions: INSTRUCTIONS,
  });
  const opening = (line: string, { id, method, params }: Fields): string | undefined => {
    if (method !== 'initialize' || !isId(id) || !isPlainInitialize(params)) return undefined;
    heard.push(line);
    return answer(id, initialize(params));
  };
  const following = (line: string, { id, method, params = {} }: Fields): string | undefined => {
    if (!isEmptyObject(params)) return undefined;
    if (id === undefined) {
      if (method !== 'notifications/initialized' || heard.length > 1) return undefined;
      heard.push(line);
      return '';
    }
    if (!isId(id)) return undefined;
    if (method === 'tools/list') return answer(id, tools());
    return method === 'ping' ? answer(id, {}) : undefined;
  };
  const answerTo = (line: string): string | undefined => {
    const message = messageIn(line);
    if (!message) return undefined;
    return heard.length === 0 ? opening(line, message) : following(line, message);
  };
  return { answerTo, heard };
}

const answer = (id: unknown, result: object): string => JSON.stringify({ result, jsonrpc: '2.0', id });

function messageIn(line: string): Fields | undefined {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isObject(message) || message.jsonrpc !== '2.0') return undefined;
  return hasOnly(message, ['jsonrpc', 'id', 'method', 'params']) ? message : undefined;
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasOnly = (value: Fields, names: readonly string[]): boolean =>
  Object.keys(value).every((name) => names.includes(name));

const isId = (id: unknown): boolean => typeof id === 'string' || Number.isSafeInteger(id);

const clientFields: (keyof Implementation)[] = ['name', 'title', 'version', 'description', 'websiteUrl'];

function isPlainInitialize(params: unknown): params is Fields {
  if (!isObject(params)) return false;
  const { protocolVersion, capabilities, clientInfo } = params;
  return (
    hasOnly(params, ['protocolVersion', 'capabilities', 'clientInfo']) &&
    VERSIONS.some((known) => known === protocolVersion) &&
    isObject(capabilities) &&
    arePlain(capabilities) &&
    isObject(clientInfo) &&
    typeof clientInfo.name === 'string' &&
    typeof clientInfo.version === 'string' &&
    hasOnly(clientInfo, clientFields) &&
    Object.values(clientInfo).every((value) => typeof value === 'string')
  );
}

/** Capabilities that say no more than that they are there, as those of most clients. */
const arePlain = ({ roots = {}, ...others }: Fields): boolean =>
  isObject(roots) &&
  hasOnly(roots, ['listChanged']) &&
  ['boolean', 'undefined'].includes(typeof roots.listChanged) &&
  Object.values(others).every((value) => isObject(value) && Object.values(value).every(isEmptyObject));

const isEmptyObject = (value: unknown): boolean => isObject(value) && Object.keys(value).length === 0;
