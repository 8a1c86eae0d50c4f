import { groupBy } from './groupBy';

describe('groupBy', () => {
  it('keeps the order of keys and of items, and leaves out what has no key', () => {
    const length = (text: string) => text.length || null;
    const groups = groupBy(['b', 'aa', '', 'a', 'cc'], length);
    expect([...groups]).toEqual([
      [1, ['b', 'a']],
      [2, ['aa', 'cc']],
    ]);
  });
});
