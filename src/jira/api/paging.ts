interface Page<Item> {
  items: Item[];
  total: number | undefined;
  last?: boolean | undefined;
}

/** Reads every page of a list by offset. A page that is empty, the last by its word or reaches the total ends it. */
export async function allPages<Item>(
  pageSize: number,
  read: (startAt: number, maxResults: number) => Promise<Page<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (;;) {
    const page = await read(items.length, pageSize);
    items.push(...page.items);
    const complete = page.total === undefined ? page.items.length < pageSize : items.length >= page.total;
    if (page.items.length === 0 || page.last === true || complete) return items;
  }
}
