import type { WorkloadScope } from '../../questions/asker';
import { scopeAllows } from './scopeAllows';

const facts = { clusterNo: 3, namespace: 'shop', owner: 'group:default/a' };

it.each<[WorkloadScope, boolean]>([
  ['all', true],
  ['none', false],
  [{ clusters: [3] }, true],
  [{ clusters: [4] }, false],
  [{ namespaces: ['shop'] }, true],
  [{ namespaces: [] }, false],
  [{ owners: ['group:default/a'] }, true],
  [{ owners: ['group:default/b'] }, false],
  [{ not: { owners: ['group:default/b'] } }, true],
  [{ allOf: [{ clusters: [3] }, { namespaces: ['x'] }] }, false],
  [{ anyOf: [{ clusters: [4] }, { namespaces: ['shop'] }] }, true],
])('%j allows the target: %s', (scope, allows) => {
  expect(scopeAllows(scope, facts)).toBe(allows);
});

it('does not take a service without an owner for somebody’s', () => {
  const scope = { owners: ['group:default/a'] };
  expect(scopeAllows(scope, { ...facts, owner: undefined })).toBe(false);
});
