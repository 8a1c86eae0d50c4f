import { kindsToList, minorIn, removedApi } from './removedApis';

describe('the API versions that Kubernetes removes', () => {
  it.each([
    [
      'autoscaling',
      'v2beta2',
      'horizontalpodautoscalers',
      '1.26',
      'autoscaling/v2',
    ],
    ['policy', 'v1beta1', 'podsecuritypolicies', '1.25', undefined],
    ['extensions', 'v1beta1', 'ingresses', '1.22', 'networking.k8s.io/v1'],
    [
      'flowcontrol.apiserver.k8s.io',
      'v1beta3',
      'flowschemas',
      '1.32',
      'flowcontrol.apiserver.k8s.io/v1',
    ],
  ])(
    '%s/%s %s goes in %s',
    (group, version, resource, removedIn, replacement) => {
      const api = removedApi(group, version, resource);
      expect(api?.removedIn).toBe(removedIn);
      expect(api?.replacement).toBe(replacement);
    },
  );

  it('does not name one that stays', () => {
    expect(removedApi('apps', 'v1', 'deployments')).toBeUndefined();
  });

  it('says which kinds are worth a look, by the cluster’s version', () => {
    const plurals = (minor?: number) =>
      kindsToList(minor).map(({ resource }) => resource);
    expect(plurals(25)).toContain('horizontalpodautoscalers');
    expect(plurals(34)).toContain('flowschemas');
    expect(plurals(34)).not.toContain('horizontalpodautoscalers');
    expect(plurals(37)).toContain('deviceclasses');
    expect(plurals()).toEqual(expect.arrayContaining(plurals(25)));
    // What has no objects, or none that last, cannot be listed.
    expect(plurals()).not.toContain('tokenreviews');
    expect(plurals()).not.toContain('events');
  });

  it('lists a kind once, whatever versions of it there were', () => {
    const all = kindsToList(undefined);
    const [hpa, ...more] = all.filter(
      ({ resource }) => resource === 'horizontalpodautoscalers',
    );
    expect(more).toEqual([]);
    expect(hpa.listedAs[0]).toBe('autoscaling/v2');
    expect([...hpa.apis.keys()].sort()).toEqual([
      'autoscaling/v2beta1',
      'autoscaling/v2beta2',
    ]);
  });

  it('never asks for what is replaced by something older', () => {
    const odd = kindsToList(undefined).flatMap(({ apis }) =>
      [...apis.values()].filter(
        ({ deprecatedIn, removedIn }) =>
          deprecatedIn && minorIn(deprecatedIn) >= minorIn(removedIn),
      ),
    );
    expect(odd).toEqual([]);
  });
});
