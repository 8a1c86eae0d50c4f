import { parseWorkloadId, workloadIdOf } from './workloadId';

const UID = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('the id of a workload', () => {
  it.each([
    ['c1', UID],
    ['c1', { kind: 'Deployment', namespace: 'shop', name: 'a.b' }],
  ])('of cluster %s, %j, is read as it was made', (clusterId, which) => {
    const id = workloadIdOf(clusterId, which);
    expect(encodeURIComponent(id).replaceAll('%3A', ':')).toBe(id);
    expect(parseWorkloadId(id)).toEqual({
      clusterId,
      ...(typeof which === 'string' ? { uid: which } : which),
    });
  });

  it.each([
    '',
    'c1',
    ':',
    `:${UID}`,
    'c1:x',
    'c1:a:b',
    'c1:a::c',
    'c1:a:b:c:d',
  ])('is not "%s"', id => {
    expect(parseWorkloadId(id)).toBeUndefined();
  });
});
