import { searchLink } from './searchLink';

describe('searchLink', () => {
  it('has all that a search asks', () => {
    const link = searchLink({
      filter: '{"owner":{"$exists":false}}',
      groupBy: ['cluster', 'kind'],
      orderBy: 'status',
      order: 'desc',
    });
    expect(Object.fromEntries(new URLSearchParams(link))).toEqual({
      filter: '{"owner":{"$exists":false}}',
      groupBy: 'cluster',
      thenBy: 'kind',
      orderBy: 'status',
      order: 'desc',
    });
  });

  it('has nothing of what is not asked', () => {
    expect(searchLink({ filter: '', groupBy: [] })).toBe('?');
  });
});
