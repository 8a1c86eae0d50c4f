import { cluster } from '../../__testUtils__';
import { sortClusters } from './sortClusters';

const clusters = [
  cluster({ name: 'b', version: 'v1.9.0', health: 'healthy' }),
  cluster({ name: 'a', version: 'v1.34.1', health: 'degraded' }),
  cluster({ name: 'c', version: 'v1.34.1', health: 'unknown' }),
];

function names(column: string, direction: 'ascending' | 'descending') {
  return sortClusters(clusters, { column, direction }).map(({ name }) => name);
}

describe('sortClusters', () => {
  it('sorts by name', () => {
    expect(names('name', 'ascending')).toEqual(['a', 'b', 'c']);
    expect(names('name', 'descending')).toEqual(['c', 'b', 'a']);
  });

  it('sorts versions by number, and ties by name in either direction', () => {
    expect(names('version', 'ascending')).toEqual(['b', 'a', 'c']);
    expect(names('version', 'descending')).toEqual(['a', 'c', 'b']);
  });

  it('brings first what is not well', () => {
    expect(names('health', 'ascending')).toEqual(['a', 'c', 'b']);
  });
});
