import { InvalidArgument } from '../../http/errors.ts';

/** Items of one list that one call reads, over all its pages. */
const MOST_ITEMS = 5000;

/** @throws InvalidArgument when a list grows beyond what one call reads. */
export function checkCount(count: number, what: string): void {
  if (count > MOST_ITEMS)
    throw new InvalidArgument(`There are more than ${MOST_ITEMS} ${what}, too many for one call.`);
}

/** Pages of one space that a tree shows; the answer says when there are more. */
export const MOST_TREE_PAGES = 10_000;
