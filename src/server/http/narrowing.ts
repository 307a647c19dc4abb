import { Refused } from '../../auth/refused.ts';
import type { RequestHeaders } from '../../auth/request-headers.ts';
import { type Policy, type SelectableSet, unknownTools, unknownToolsets } from '../../toolkit/select.ts';
import type { HttpRequest } from './http-request.ts';
import { pathOf } from './path-of.ts';

/** Carries what the path said to where headers are read; a client that sends it itself can only narrow as well. */
const PATH_HEADER = 'x-mcp-path';

const SUFFIX = /^(?:\/readonly|\/x\/[^/]+|\/x\/[^/]+\/readonly|\/readonly\/x\/[^/]+)\/?$/;

/**
 * Takes `<path>/x/{toolset,…}` and `<path>/readonly`, also both, for the endpoint itself with one more header; every
 * other request stays as it is.
 */
export function narrowByPath(request: HttpRequest, path: string): HttpRequest {
  const pathname = pathOf(request);
  if (!pathname.startsWith(`${path}/`)) return request;
  const suffix = pathname.slice(path.length);
  if (!SUFFIX.test(suffix)) return request;
  const url = new URL(request.url);
  url.pathname = path;
  const headers = new Headers([...request.headers]);
  headers.set(PATH_HEADER, suffix);
  const { method, signal, body } = request;
  return { method, url: url.href, headers, signal, body, text: () => request.text() };
}

/**
 * Reads `X-MCP-Toolsets`, `X-MCP-Tools`, `X-MCP-Exclude-Tools`, `X-MCP-Readonly` and what the path said. Each result is
 * one more policy beside the operator's, and a tool has to pass all, so that a request can only tighten.
 * @throws Refused (400) for names that do not exist.
 */
export function createNarrowing(toolsets: readonly SelectableSet[]): (headers: RequestHeaders) => Policy[] {
  return (headers) => {
    const named = (header: string, unknown: typeof unknownTools): string[] | undefined => {
      const names = listed(headers.get(header));
      return known(names, header, unknown(toolsets, names ?? []));
    };
    const byHeaders: Policy = {
      readOnly: isOn(headers.get('x-mcp-readonly')),
      toolsets: named('X-MCP-Toolsets', unknownToolsets),
      enabledTools: named('X-MCP-Tools', unknownTools),
      excludeTools: named('X-MCP-Exclude-Tools', unknownTools),
    };
    const path = readSuffix(headers.get(PATH_HEADER) ?? '');
    known(path.toolsets, 'The path', unknownToolsets(toolsets, path.toolsets ?? []));
    return [byHeaders, path].filter(narrows);
  };
}

const narrows = ({ readOnly, toolsets, enabledTools, excludeTools }: Policy): boolean =>
  readOnly || Boolean(toolsets ?? enabledTools ?? excludeTools);

function readSuffix(suffix: string): Policy & { toolsets: string[] | undefined } {
  const [selected, names] = /\/x\/([^/]+)/.exec(suffix) ?? [''];
  const rest = suffix.replace(selected, '');
  return { readOnly: rest.startsWith('/readonly'), toolsets: listed(decoded(names)) };
}

function decoded(text: string | undefined): string | null {
  try {
    return text === undefined ? null : decodeURIComponent(text);
  } catch {
    throw new Refused(400, 'The path is not encoded as a URL should be.');
  }
}

/** Names once each and in order, so that requests which mean the same share one selection; nothing listed is no limit. */
function listed(text: string | null): string[] | undefined {
  const names = (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return names.length > 0 ? [...new Set(names)].sort() : undefined;
}

function known(names: string[] | undefined, where: string, unknown: string[]): string[] | undefined {
  if (unknown.length === 0) return names;
  const shown = unknown.slice(0, 5).map((name) => JSON.stringify(name.slice(0, 60)));
  throw new Refused(400, `${where} names ${shown.join(', ')}, which does not exist here.`);
}

const ON = ['true', '1', 'yes', 'y', 'on'];
const OFF = ['false', '0', 'no', 'n', 'off', ''];

function isOn(value: string | null): boolean {
  const word = (value ?? '').trim().toLowerCase();
  if (!ON.includes(word) && !OFF.includes(word))
    throw new Refused(400, 'X-MCP-Readonly takes true or false.');
  return ON.includes(word);
}
