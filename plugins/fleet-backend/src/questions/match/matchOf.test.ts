import { matchOf } from './matchOf';

describe('matchOf', () => {
  const row = {
    entity_ref: 'component:default/web',
    service_by: 'app.kubernetes.io/name',
    service_confidence: 1,
  };

  it('says by which label, and how sure that is', () => {
    expect(matchOf(row)).toEqual({
      by: 'app.kubernetes.io/name',
      confidence: 'medium',
    });
  });

  it('says nothing of a workload without a service', () => {
    const none = { service_by: null, service_confidence: null };
    expect(matchOf({ entity_ref: null, ...none })).toBeUndefined();
    // Its service left the catalog.
    expect(matchOf({ ...row, entity_ref: null })).toBeUndefined();
  });
});
