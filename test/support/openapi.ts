import type { Exchange } from './openapi/exchange.ts';
import { faults, undescribed } from './openapi/faults.ts';
import type { Operation } from './openapi/operations.ts';
import { checkParameters } from './openapi/parameters.ts';
import type { Violation } from './openapi/schema.ts';
import { createLibrary, type Spec } from './openapi/specs.ts';

export interface Contract {
  /** How many exchanges were held against a document so far. */
  readonly count: number;
  /** What is wrong with an exchange, one sentence each; empty when nothing is, or when no document describes the path. */
  check(exchange: Exchange): string[];
}

/** Atlassian's published OpenAPI documents as a judge; undefined where they are not at hand (a user's clone). */
export function createContract(): Contract | undefined {
  const library = createLibrary(new URL('../../../shared/openapi/', import.meta.url));
  if (!library) return undefined;
  let count = 0;
  return {
    get count() {
      return count;
    },
    check(exchange) {
      const { product, deployment, method } = exchange;
      const url = new URL(exchange.url);
      if (isUndescribed(exchange, url.pathname)) return [];
      count += 1;
      const found = library.locate(product, deployment, url.pathname);
      if (!found) return [`${method} ${url.pathname}: no published API has this path`];
      const operation = found.spec.operations(method, found.path);
      if ('methods' in operation)
        return [noOperation(found.spec, `${method} ${found.path}`, operation.methods)];
      return violations(found.spec, operation, { ...exchange, query: url.searchParams })
        .filter((violation) => !isKnownFault(found.spec, operation, violation))
        .map(({ pointer, message }) => `${operation.name} (${found.spec.name}): ${pointer} ${message}`);
    },
  };
}

type Sent = Exchange & { query: URLSearchParams };

function violations(spec: Spec, operation: Operation, sent: Sent): Violation[] {
  return [
    ...checkParameters(spec.check, operation, sent.query),
    ...checkRequestBody(spec, operation, sent.requestBody),
    ...(sent.status === undefined ? [] : checkResponse(spec, operation, sent)),
  ];
}

function checkRequestBody(spec: Spec, { requestBody }: Operation, body: unknown): Violation[] {
  if (body === undefined)
    return requestBody?.required && requestBody.pointer
      ? [{ pointer: 'request', message: 'must have a body' }]
      : [];
  if (!requestBody) return [{ pointer: 'request', message: 'must not have a body' }];
  return requestBody.pointer ? under('request', spec.check(requestBody.pointer, body)) : [];
}

function checkResponse(spec: Spec, { responses }: Operation, sent: Sent): Violation[] {
  const { status = 0, responseBody, contentType = 'application/json' } = sent;
  const declared = [String(status), `${Math.floor(status / 100)}XX`, 'default'].find((key) =>
    responses.has(key),
  );
  if (declared === undefined) {
    const known = [...responses.keys()].join(', ');
    return status >= 400 ? [] : [{ pointer: 'status', message: `${status} is not declared (${known})` }];
  }
  const pointer = responses.get(declared);
  if (!pointer || responseBody === undefined || !contentType.includes('json')) return [];
  return under(String(status), spec.check(pointer, responseBody));
}

const under = (prefix: string, found: Violation[]): Violation[] =>
  found.map(({ pointer, message }) => ({ pointer: prefix + pointer, message }));

const isUndescribed = ({ product, deployment }: Exchange, path: string): boolean =>
  undescribed.some(
    (entry) =>
      entry.product === product && (entry.deployment ?? deployment) === deployment && entry.path.test(path),
  );

const isKnownFault = (spec: Spec, operation: Operation, { pointer }: Violation): boolean =>
  faults.some(
    (fault) =>
      fault.spec === spec.name && fault.operation.test(operation.name) && fault.pointer.test(pointer),
  );

const noOperation = (spec: Spec, called: string, methods: string[]): string =>
  methods.length > 0
    ? `${called} (${spec.name}): the path only takes ${methods.join(', ').toUpperCase()}`
    : `${called} (${spec.name}): no such operation`;
