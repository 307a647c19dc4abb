import { InvalidArgument } from './errors.ts';

/**
 * Builds a URL path in which every interpolated value stays one segment.
 * @throws InvalidArgument for a value that cannot be one: empty, `.`, `..`, or not valid Unicode.
 */
export const path = (strings: TemplateStringsArray, ...values: (string | number)[]): string =>
  String.raw({ raw: strings }, ...values.map((value) => segment(String(value))));

function segment(value: string): string {
  if (value === '' || value === '.' || value === '..' || !value.isWellFormed())
    throw new InvalidArgument(`${JSON.stringify(value)} cannot be part of an address.`);
  return encodeURIComponent(value);
}
