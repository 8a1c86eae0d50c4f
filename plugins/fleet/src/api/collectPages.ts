interface Page<TItem> {
  items: TItem[];
  nextCursor?: string;
}

/**
 * Reads all pages into one. What is not an item, such as the coverage, is the
 * last page's.
 */
export async function collectPages<TItem, TPage extends Page<TItem>>(
  readPage: (cursor: string | undefined) => Promise<TPage>,
): Promise<TPage & { items: TItem[] }> {
  const items: TItem[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await readPage(cursor);
    items.push(...page.items);
    if (!page.nextCursor || page.nextCursor === cursor) {
      return { ...page, items };
    }
    cursor = page.nextCursor;
  }
}
