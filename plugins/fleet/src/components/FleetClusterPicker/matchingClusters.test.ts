import { cluster } from '../../__testUtils__';
import { matchingClusters, placementName } from './matchingClusters';

const eu = cluster({ name: 'eu' });
const us = cluster({ name: 'us', labels: {}, distribution: 'gke' });
const twin = cluster({ id: 'id-twin', name: 'us' });

describe('matchingClusters', () => {
  it('finds clusters by labels, and by what the fleet knows of them', () => {
    const by = (clusterSelector: string) =>
      matchingClusters([eu, us], { clusterSelector });
    expect(by('environment=production')).toEqual([eu]);
    expect(by('distribution=gke')).toEqual([us]);
    expect(() => by('=')).toThrow(SyntaxError);
  });

  it('finds clusters by name and by id', () => {
    const clusters = ['eu', 'id-twin'];
    expect(matchingClusters([eu, us, twin], { clusters })).toEqual([eu, twin]);
  });

  it('finds none where nothing is chosen', () => {
    expect(matchingClusters([eu], {})).toEqual([]);
  });
});

describe('placementName', () => {
  it('is the id where a name is shared', () => {
    expect(placementName(eu, [eu, us, twin])).toBe('eu');
    expect(placementName(twin, [eu, us, twin])).toBe('id-twin');
  });
});
