import { podProjection } from '../projections/pod';
import { replicaSetProjection } from '../projections/replicaSet';
import { uidHex } from '../uid';
import { objectsOf } from './objectsOf';

describe('objectsOf', () => {
  const row = { uid: 'own', cells: { owner_uid: 'owner', name: 'a' } };

  it.each([
    [row, podProjection, ['owner']],
    [row, replicaSetProjection, ['own', 'owner']],
    [{ uid: 'own', cells: { owner_uid: null } }, podProjection, []],
  ])('is what %j refers to by number', (one, projection, expected) => {
    expect(objectsOf(one, projection)).toEqual(expected.map(uidHex));
  });
});
