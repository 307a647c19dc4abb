import type { Operation, Parameter } from './operations.ts';
import type { SchemaCheck, Violation } from './schema.ts';

/** What is wrong with the path and query values of a request; pointers are `?name` and `{name}`. */
export function checkParameters(
  check: SchemaCheck,
  operation: Operation,
  query: URLSearchParams,
): Violation[] {
  const declared = operation.parameters.filter((parameter) => parameter.in === 'query');
  const known = new Set(declared.map((parameter) => parameter.name));
  const unknown = [...new Set(query.keys())].filter((name) => !known.has(name));
  const missing = declared.filter((parameter) => parameter.required && !query.has(parameter.name));
  return [
    ...unknown.map((name) => ({ pointer: `?${name}`, message: 'is not a declared query parameter' })),
    ...missing.map(({ name }) => ({ pointer: `?${name}`, message: 'is required' })),
    ...declared
      .filter(({ name }) => query.has(name))
      .flatMap((parameter) => valueProblems(check, parameter, query.getAll(parameter.name))),
    ...operation.parameters.flatMap((parameter) => {
      const value = parameter.in === 'path' ? operation.values[parameter.name] : undefined;
      return value === undefined ? [] : valueProblems(check, parameter, [value]);
    }),
  ];
}

/** A query value is text whatever its declared type: it is right when one way to read it is. */
function valueProblems(check: SchemaCheck, parameter: Parameter, values: string[]): Violation[] {
  const listed = values.flatMap((value) => value.split(','));
  const readings: unknown[] = [listed, listed.map(typed)];
  if (values.length === 1) readings.unshift(values[0], typed(values[0] ?? ''));
  const answers = readings.map((reading) => check(parameter.pointer, reading));
  if (answers.some((answer) => answer.length === 0)) return [];
  const pointer = parameter.in === 'path' ? `{${parameter.name}}` : `?${parameter.name}`;
  // The reading with the most specific complaint (an enum, a maximum) is more use than "must be array".
  const best = answers.find((answer) => answer.every(({ message }) => !message.startsWith('must be array')));
  const message = (best ?? answers[0])?.[0]?.message ?? 'does not fit';
  return [{ pointer, message: `${message}, got ${JSON.stringify(values.join('&'))}` }];
}

function typed(text: string): unknown {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (text === 'true') return true;
  if (text === 'false') return false;
  return text;
}
