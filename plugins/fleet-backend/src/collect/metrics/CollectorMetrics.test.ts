import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import type { MetricsServiceObservableCallback } from '@backstage/backend-plugin-api/alpha';
import type { KindStats } from '../cluster/types';
import { CollectorMetrics } from './CollectorMetrics';

const prod = { id: 'a', name: 'prod' };
const pods = (fields: Partial<KindStats>): KindStats => ({
  kind: 'Pod',
  bytes: 0,
  events: 0,
  errors: 0,
  lists: 0,
  watches: 0,
  refused: 0,
  repairs: 0,
  ...fields,
});

describe('CollectorMetrics', () => {
  const added: Array<[name: string, value: number, attributes: unknown]> = [];
  const lags: number[] = [];
  const gauges: MetricsServiceObservableCallback[] = [];
  let metrics: CollectorMetrics;

  beforeEach(() => {
    added.length = 0;
    lags.length = 0;
    gauges.length = 0;
    metrics = new CollectorMetrics(
      metricsServiceMock.mock({
        createCounter: name => ({
          add: (value, attributes) => added.push([name, value, attributes]),
        }),
        createHistogram: () => ({ record: value => lags.push(value) }),
        createObservableGauge: () => ({
          addCallback: callback =>
            gauges.push(callback as MetricsServiceObservableCallback),
          removeCallback: () => {},
        }),
      }),
    );
  });

  it('adds what came since the last statistics', () => {
    metrics.onStats(prod, [pods({ bytes: 100, events: 2 })]);
    metrics.onStats(prod, [pods({ bytes: 150, events: 2, lagMs: 20 })]);
    const cluster = { cluster: 'prod' };
    expect(added).toEqual([
      ['fleet.collector.bytes', 100, cluster],
      ['fleet.collector.events', 2, cluster],
      ['fleet.collector.bytes', 50, cluster],
    ]);
    expect(lags).toEqual([0.02]);
  });

  it('counts the clusters in each state, and forgets those that left', async () => {
    metrics.onSync(prod, 'current');
    metrics.onSync({ id: 'b', name: 'prod' }, 'stale');
    metrics.onSync({ id: 'c', name: 'test' }, 'stale');
    metrics.forget('c');
    const observed: unknown[] = [];
    await gauges[0]({ observe: (...args) => observed.push(args) });
    expect(observed).toEqual([
      [1, { status: 'current' }],
      [1, { status: 'stale' }],
    ]);
  });
});
