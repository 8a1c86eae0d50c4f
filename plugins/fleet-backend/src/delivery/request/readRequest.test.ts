import type { NewRollout } from '@flotilla/backstage-plugin-fleet-common';
import { readRequest } from './readRequest';

const image: NewRollout = {
  name: 'checkout',
  entityRef: 'Checkout',
  source: { image: { changes: [{ image: 'acme/checkout:2' }] } },
  placement: { entityRef: 'component:default/checkout' },
};
const helm: NewRollout = {
  name: 'checkout',
  namespace: 'shop',
  source: { helm: { oci: 'oci://charts.example/shop', version: '1.2.3' } },
  placement: { clusterSelector: 'tier=prod' },
};

it('fills in what a request does not say', () => {
  expect(readRequest(image)).toMatchObject({
    entityRef: 'component:default/checkout',
    placement: { entityRef: 'component:default/checkout' },
    overrides: [],
    strategy: {
      waves: [],
      soakMs: 0,
      order: 'none',
      concurrency: 5,
      progressDeadlineMs: 600_000,
      maxFailures: 0,
      onFailure: 'pause',
      unreachable: 'wait',
      conflicts: 'refuse',
    },
  });
});

it('reads waves, with the soak of all unless they say', () => {
  const { strategy } = readRequest({
    ...helm,
    strategy: {
      soak: 'PT5M',
      waves: [
        { name: 'canary', count: 1, soak: 'PT1H' },
        { name: 'prod', clusterSelector: 'tier=prod', approval: true },
      ],
      window: { days: ['mon', 'sun'], from: '22:00', to: '04:30' },
    },
  });
  expect(strategy.waves).toMatchObject([
    { name: 'canary', count: 1, soakMs: 3_600_000, approval: false },
    { name: 'prod', soakMs: 300_000, approval: true },
  ]);
  expect(strategy.window).toEqual({
    timeZone: 'UTC',
    days: [1, 7],
    from: 1320,
    to: 270,
  });
});

const strategyOf = (strategy: NewRollout['strategy']) => {
  return { ...helm, strategy };
};

it.each<[string, NewRollout, string]>([
  ['a name', { ...image, name: 'Check_out' }, 'name must be a DNS label'],
  ['no source', { ...image, source: {} }, 'exactly one of image'],
  [
    'two sources',
    { ...helm, source: { ...helm.source, manifests: { url: 'x' } } },
    'exactly one of image',
  ],
  [
    'an image without a tag',
    { ...image, source: { image: { changes: [{ image: 'acme/shop' }] } } },
    'needs a tag or a digest',
  ],
  [
    'an image of nobody',
    { ...image, entityRef: undefined, placement: { clusters: ['a'] } },
    'whose',
  ],
  ['no namespace', { ...helm, namespace: undefined }, 'namespace is needed'],
  [
    'a chart without version',
    { ...helm, source: { helm: { oci: 'oci://x/y' } } },
    'version is needed',
  ],
  [
    'a repository without chart',
    { ...helm, source: { helm: { repository: 'https://x', version: '1' } } },
    'repository with chart',
  ],
  ['no placement', { ...helm, placement: {} }, 'placement needs exactly one'],
  [
    'an empty list of clusters',
    { ...helm, placement: { clusters: [] } },
    'placement.clusters is empty',
  ],
  [
    'a bad selector',
    { ...helm, placement: { clusterSelector: 'a=b=c' } },
    'placement.clusterSelector cannot be read',
  ],
  [
    'a bad reference',
    { ...image, entityRef: 'component:' },
    'entityRef is not',
  ],
  [
    'an empty override',
    { ...helm, overrides: [{ clusters: ['a'] }] },
    'overrides[0] needs one of',
  ],
  ['a bad soak', strategyOf({ soak: '5m' }), 'strategy.soak is not'],
  [
    'waves of one name',
    strategyOf({ waves: [{ name: 'a' }, { name: 'a' }] }),
    'names that differ',
  ],
  [
    'two limits',
    strategyOf({ waves: [{ name: 'a', count: 1, percent: 5 }] }),
    'both percent and count',
  ],
  [
    'a time zone',
    strategyOf({ window: { timeZone: 'Mars', from: '09:00', to: '17:00' } }),
    'strategy.window.timeZone',
  ],
])('refuses %s', (_, request, message) => {
  expect(() => readRequest(request)).toThrow(message);
});
