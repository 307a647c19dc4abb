/** The headers of a request, as far as they are asked for; the Fetch standard's `Headers` are some. */
export interface RequestHeaders extends Iterable<[name: string, value: string]> {
  get(name: string): string | null;
  has(name: string): boolean;
}
