import type { Implementation } from '@modelcontextprotocol/server';

export type Fields = Record<string, unknown>;

/** How a request says which protocol it speaks: by an earlier initialize, or by what it carries itself. */
export type Era = 'handshake' | '2026-07-28';

/** A request that says no more than nearly all clients do. */
export type PlainRequest = { id: string | number; era: Era } & (
  | { method: 'tools/list' | 'ping' }
  | { method: 'tools/call'; name: string; arguments: Fields }
);

/** An initialize that says no more than nearly all clients do. */
export interface PlainInitialize {
  id: string | number;
  protocolVersion: string;
}

/** Versions with the initialize handshake. */
export const HANDSHAKE_VERSIONS = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05', '2024-10-07'];

const ENVELOPE = 'io.modelcontextprotocol/';

/** The request in a message of JSON-RPC 2.0; undefined for anything that asks for more than the plain answer. */
export function plainRequest(message: unknown): PlainRequest | undefined {
  if (!isMessage(message) || !isId(message.id)) return undefined;
  const { id, method, params = {} } = message;
  if (!isObject(params)) return undefined;
  const era = eraOf(params._meta);
  if (!era) return undefined;
  if (method === 'tools/call') {
    const { name, arguments: given = {} } = params;
    if (typeof name !== 'string' || !isObject(given) || !hasOnly(params, ['name', 'arguments', '_meta']))
      return undefined;
    return { id, era, method, name, arguments: given };
  }
  if (!hasOnly(params, ['_meta'])) return undefined;
  if (method === 'tools/list' || (method === 'ping' && era === 'handshake')) return { id, era, method };
  return undefined;
}

/** The initialize in a message; undefined for any other, and for one that says more. */
export function plainInitialize(message: unknown): PlainInitialize | undefined {
  if (!isMessage(message) || message.method !== 'initialize' || !isId(message.id)) return undefined;
  const { id, params } = message;
  if (!isObject(params)) return undefined;
  const { protocolVersion, capabilities, clientInfo } = params;
  const isPlain =
    hasOnly(params, ['protocolVersion', 'capabilities', 'clientInfo']) &&
    isVersion(protocolVersion) &&
    arePlain(capabilities) &&
    isPlainClient(clientInfo);
  return isPlain ? { id, protocolVersion } : undefined;
}

/** Whether a message says that the handshake is over, and nothing else. */
export const isPlainInitialized = (message: unknown): boolean =>
  isMessage(message) &&
  message.method === 'notifications/initialized' &&
  !('id' in message) &&
  isEmptyObject(message.params ?? {});

/** Progress and tracing need more than an answer; of other `_meta` no server has to know. */
function eraOf(meta: unknown): Era | undefined {
  if (meta === undefined) return 'handshake';
  if (!isObject(meta)) return undefined;
  const enveloped = Object.keys(meta).filter((key) => key.startsWith(ENVELOPE));
  if (enveloped.length === 0) return 'progressToken' in meta ? undefined : 'handshake';
  const {
    [`${ENVELOPE}protocolVersion`]: version,
    [`${ENVELOPE}clientCapabilities`]: capabilities,
    [`${ENVELOPE}clientInfo`]: client,
    ...more
  } = meta;
  const isPlain =
    version === '2026-07-28' &&
    arePlain(capabilities) &&
    (client === undefined || isPlainClient(client)) &&
    Object.keys(more).length === 0;
  return isPlain ? version : undefined;
}

const isVersion = (version: unknown): version is string =>
  HANDSHAKE_VERSIONS.some((known) => known === version);

const isMessage = (message: unknown): message is Fields =>
  isObject(message) && message.jsonrpc === '2.0' && hasOnly(message, ['jsonrpc', 'id', 'method', 'params']);

const isId = (id: unknown): id is string | number => typeof id === 'string' || Number.isSafeInteger(id);

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEmptyObject = (value: unknown): boolean => isObject(value) && Object.keys(value).length === 0;

const hasOnly = (value: Fields, names: readonly string[]): boolean =>
  Object.keys(value).every((name) => names.includes(name));

const clientFields: (keyof Implementation)[] = ['name', 'title', 'version', 'description', 'websiteUrl'];

const isPlainClient = (client: unknown): boolean =>
  isObject(client) &&
  typeof client.name === 'string' &&
  typeof client.version === 'string' &&
  hasOnly(client, clientFields) &&
  Object.values(client).every((value) => typeof value === 'string');

/** Capabilities that say no more than that they are there, as those of most clients. */
function arePlain(capabilities: unknown): boolean {
  if (!isObject(capabilities)) return false;
  const { roots = {}, ...others } = capabilities;
  return (
    isObject(roots) &&
    hasOnly(roots, ['listChanged']) &&
    ['boolean', 'undefined'].includes(typeof roots.listChanged) &&
    Object.values(others).every((value) => isObject(value) && Object.values(value).every(isEmptyObject))
  );
}
