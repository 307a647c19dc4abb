import { existsSync, readFileSync } from 'node:fs';
import type { Deployment } from './jira-with.ts';
import { has, isRecord } from './json.ts';
import { type Kind, partsOf } from './kinds.ts';

const fixtures = new URL('../../../../shared/fixtures/', import.meta.url);
const manifest = new URL('MANIFEST.tsv', fixtures);

/** Whether the recorded answers lie beside the checkout. */
export const recorded = existsSync(manifest);

/** One answer of a real site, and what it holds. */
export interface Recording {
  name: string;
  deployment: Deployment;
  kind: Kind;
  body: unknown;
}

/** Reads a recording through the api; fails when something of it is missing. */
export type Replay = (recording: Recording) => Promise<void>;

/** Recordings of a mock server carry the body inside a mapping, as JSON or as text. */
function bodyOf(file: string): unknown {
  const whole: unknown = JSON.parse(readFileSync(new URL(encodeURI(file), fixtures), 'utf8'));
  if (!has(whole, 'request', 'response') || !isRecord(whole.response)) return whole;
  const { jsonBody, body } = whole.response;
  return jsonBody ?? (typeof body === 'string' && /^\s*[[{]/.test(body) ? JSON.parse(body) : undefined);
}

/** Every recorded answer of Jira that a tool reads. */
export function recordings(): Recording[] {
  const rows = readFileSync(manifest, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  const header = rows.shift() ?? [];
  const at = (row: string[], column: string) => row[header.indexOf(column)] ?? '';
  return rows
    .filter((row) => /^(jira|jsm)$/.test(at(row, 'product')) && at(row, 'file').endsWith('.json'))
    .flatMap((row) =>
      partsOf(bodyOf(at(row, 'file'))).map(([kind, body]) => ({
        name: at(row, 'file'),
        deployment: at(row, 'deployment') === 'cloud' ? ('cloud' as const) : ('datacenter' as const),
        kind,
        body,
      })),
    );
}
