import { RecentLooks } from './RecentLooks';

describe('RecentLooks', () => {
  it('cannot tell who is gone before three looks', () => {
    const looks = new RecentLooks();
    looks.add('one', ['a']);
    looks.add('one', ['a']);
    expect(looks.kept()).toEqual([]);
    looks.add('one', ['a']);
    expect(looks.kept()).toEqual([{ locator: 'one', ids: ['a'] }]);
  });

  it('keeps a cluster until it was missing three times in a row', () => {
    const looks = new RecentLooks();
    const kept = (...ids: string[]) => {
      looks.add('one', ids);
      return looks.kept()[0]?.ids;
    };
    kept('a', 'b');
    kept('a', 'b');
    expect(kept('a')).toEqual(['a', 'b']);
    expect(kept('a')).toEqual(['a', 'b']);
    expect(kept('a')).toEqual(['a']);
    expect(kept('a', 'b')).toEqual(['a', 'b']);
  });

  it('counts each locator by itself', () => {
    const looks = new RecentLooks();
    looks.add('one', ['a']);
    looks.add('two', ['b']);
    looks.add('two', ['b']);
    looks.add('two', ['b']);
    expect(looks.kept()).toEqual([{ locator: 'two', ids: ['b'] }]);
  });
});
