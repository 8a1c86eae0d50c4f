import { collectPages } from './collectPages';

describe('collectPages', () => {
  it('follows the cursors to the end', async () => {
    const pages = new Map([
      [undefined, { items: [1, 2], nextCursor: 'b', total: 3 }],
      ['b', { items: [3], nextCursor: undefined, total: 3 }],
    ]);
    const all = await collectPages(async cursor => pages.get(cursor as 'b')!);
    expect(all).toEqual({ items: [1, 2, 3], nextCursor: undefined, total: 3 });
  });

  it('ends where a cursor leads back to itself', async () => {
    const all = await collectPages(async () => ({
      items: [1],
      nextCursor: 'same',
    }));
    expect(all.items).toEqual([1, 1]);
  });
});
