import { summarizePlacements } from './placements';

const a = { id: 'a', name: 'prod' };
const b = { id: 'b', name: 'prod' };

describe('summarizePlacements', () => {
  it('counts clusters by id, and known versions once', () => {
    expect(
      summarizePlacements([
        { cluster: a, version: '1.0', status: 'healthy' },
        { cluster: a, version: '1.0', status: 'degraded' },
        { cluster: b, version: '1.1', status: 'healthy' },
        { cluster: b, status: 'failed' },
      ]),
    ).toEqual({
      clusters: 2,
      versions: 2,
      workloads: 4,
      statuses: {
        healthy: 2,
        progressing: 0,
        degraded: 1,
        failed: 1,
        unknown: 0,
      },
    });
  });
});
