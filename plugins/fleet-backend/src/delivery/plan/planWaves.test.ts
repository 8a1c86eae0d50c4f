import { NotFoundError } from '@backstage/errors';
import type { ClusterRow } from '../../questions/coverage';
import { parseSelector } from '../../services/lookup';
import type { WaveSpec } from '../model/RolloutSpec';
import { planWaves } from './planWaves';

const clusters = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(
  (name, n) =>
    ({
      id: `id-${name}`,
      name,
      labels: JSON.stringify({ tier: n < 2 ? 'stage' : 'prod' }),
      distribution: n % 2 ? 'GKE' : 'EKS',
      platform: null,
      region: null,
    } as ClusterRow),
);

const resolve = (name: string) => {
  const found = clusters.find(cluster => cluster.name === name);
  if (!found) {
    throw new NotFoundError(`There is no ${name}`);
  }
  return found;
};

function plan(waves: Partial<WaveSpec>[]) {
  const specs = waves.map((wave, n) => {
    return { name: `w${n}`, approval: false, soakMs: 1, ...wave };
  });
  const planned = planWaves(clusters, { waves: specs, soakMs: 2 }, resolve);
  return planned.map(wave => [
    wave.name,
    wave.clusters.map(({ name }) => name).join(''),
  ]);
}

it('is one wave of all, unless asked for others', () => {
  expect(plan([])).toEqual([['all', 'abcdefg']]);
});

it('takes by label, share, number and name, and the rest last', () => {
  expect(
    plan([
      { selector: parseSelector('tier=stage') },
      { percent: 30 },
      { count: 1, selector: parseSelector('distribution=GKE') },
      { clusters: ['g'] },
    ]),
  ).toEqual([
    ['w0', 'ab'],
    ['w1', 'cd'],
    ['w2', 'f'],
    ['w3', 'g'],
    ['rest', 'e'],
  ]);
});

it('takes at least one for a small share', () => {
  expect(plan([{ percent: 1 }])[0]).toEqual(['w0', 'a']);
});

it('has no wave for which nothing is left', () => {
  expect(plan([{ percent: 100 }, { name: 'late', percent: 10 }])).toEqual([
    ['w0', 'abcdefg'],
  ]);
});

it('refuses a wave that means no cluster', () => {
  expect(() => plan([{ selector: parseSelector('tier=dev') }])).toThrow(
    'Wave w0 takes no cluster; the placement has 7, of which 7 are left',
  );
  expect(() => plan([{ clusters: ['x'] }])).toThrow('There is no x');
});
