/** Where a page of a list ends when more comes after it. */
export interface NextPage {
  /** Items of all pages, where the site tells. */
  total?: number | undefined;
  /** `start_at` of the next page. */
  next_start: number;
}

const next = Symbol('next');

/** Returned from a tool's `run`: a list that stays a list, and where it goes on; the list itself when it is complete. */
export const withNext = <Item>(items: readonly Item[], page: NextPage | undefined): Item[] =>
  Object.defineProperty([...items], next, { value: page });

/** Where a list that `withNext` made goes on. */
export const nextOf = (result: unknown): NextPage | undefined =>
  Array.isArray(result) && next in result ? (result[next] as NextPage | undefined) : undefined;
