import type { Call } from '../call.ts';
import { asObject, asText } from './read-json.ts';
import { refuse } from './refuse.ts';
import { wellFormednessProblem } from './storage/check-well-formed.ts';
import { fromAdf } from './storage/from-adf.ts';
import { fromWiki } from './storage/from-wiki.ts';

const representations = ['storage', 'atlas_doc_format', 'wiki'];

/** The storage that a request's `body` stands for, in any representation; throws the product's 400 for what it cannot parse. */
export function storageOf(call: Call, body: unknown): string | undefined {
  if (body === undefined || body === null) return undefined;
  const outer = asObject(body);
  // One body directly, or one under the name of its representation.
  const nested = representations.find((name) => name in outer);
  const inner = nested === undefined ? outer : asObject(outer[nested]);
  const representation = asText(inner.representation) ?? nested ?? 'storage';
  const value = asText(inner.value);
  if (value === undefined) throw refuse(call, 400, 'Content body value must be specified');
  const storage = converted(call, representation, value);
  const problem = wellFormednessProblem(storage);
  if (problem) throw refuse(call, 400, problem);
  return storage;
}

function converted(call: Call, representation: string, value: string): string {
  if (representation === 'storage') return value;
  if (representation === 'wiki') return fromWiki(value);
  if (representation === 'atlas_doc_format' && call.deployment === 'cloud') {
    try {
      return fromAdf(JSON.parse(value));
    } catch {
      throw refuse(call, 400, 'Content body is not a valid atlas_doc_format document');
    }
  }
  throw refuse(call, 400, `Unsupported content body representation: ${representation}`);
}
