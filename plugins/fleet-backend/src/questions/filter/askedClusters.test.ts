import { clusterRow } from '../testing/fleetRows';
import { askedClusters } from './askedClusters';
import { parseFilter } from './parseFilter';

const fleet = {
  clusters: [
    clusterRow('c1', { distribution: 'eks' }),
    clusterRow('c2', { distribution: 'gke' }),
    clusterRow('c3'),
  ],
};

function asked(filter: object): string[] | undefined {
  const predicate = parseFilter(JSON.stringify(filter));
  return askedClusters(fleet, predicate)?.map(({ id }) => id);
}

describe('askedClusters', () => {
  it.each<[object, string[] | undefined]>([
    [{}, undefined],
    [{ name: 'web' }, undefined],
    [{ $not: { name: 'web' } }, undefined],
    [{ cluster: 'c1' }, ['c1']],
    [{ cluster: 'nothing' }, []],
    [{ distribution: 'unknown', name: 'web' }, ['c3']],
    [{ $not: { distribution: 'eks' } }, ['c2', 'c3']],
    [{ $any: [{ cluster: 'c1' }, { distribution: 'gke' }] }, ['c1', 'c2']],
    [{ $any: [{ cluster: 'c1' }, { name: 'web' }] }, undefined],
    [{ $any: [] }, []],
    [{ $not: { cluster: 'c1', name: 'web' } }, undefined],
    [{ $not: { $any: [{ cluster: 'c1' }, { name: 'web' }] } }, ['c2', 'c3']],
  ])('finds those in which %j may hold', (filter, ids) => {
    expect(asked(filter)).toEqual(ids);
  });
});
