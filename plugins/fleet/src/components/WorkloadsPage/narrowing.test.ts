import { narrowingFilters, readNarrowing, writeNarrowing } from './narrowing';

describe('narrowing', () => {
  it('is written into a URL and read again', () => {
    const narrowing = { cluster: 'c1', owner: '' };
    expect(readNarrowing(writeNarrowing(narrowing))).toEqual(narrowing);
    expect(writeNarrowing({})).toBe('');
  });

  it.each([undefined, '', '{', 'null', '[1]', '{"label.a":"b","kind":1}'])(
    'is nothing where the URL has %s',
    text => {
      expect(readNarrowing(text)).toEqual({});
    },
  );

  it('asks for what is absent too', () => {
    expect(narrowingFilters({ kind: 'Job', owner: '' })).toEqual([
      { kind: 'Job' },
      { owner: { $exists: false } },
    ]);
  });
});
