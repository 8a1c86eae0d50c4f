import type { JsonObject } from '@backstage/types';
import type { HubObject } from '@flotilla/backstage-plugin-fleet-node';
import { statusOf } from './statusOf';

const SOURCE = { repoURL: 'https://git.example/a.git', path: 'a' };
const comparedTo = { source: SOURCE };
const synced = { status: 'Synced', comparedTo };

const read = (status: JsonObject, more: JsonObject = {}) => {
  const { phase, message } = statusOf({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'a', uid: '1', resourceVersion: '1' },
    spec: { source: SOURCE },
    status,
    ...more,
  } as HubObject);
  return [phase, message];
};

const operation = (phase: string, source: JsonObject = SOURCE) => ({
  phase,
  message: 'told',
  syncResult: { source },
});

describe('statusOf an Application', () => {
  it.each([
    ['Healthy', 'Healthy', undefined],
    ['Progressing', 'Progressing', 'Its health is Progressing'],
    ['Suspended', 'Progressing', 'Its health is Suspended'],
    ['Missing', 'Progressing', 'Its health is Missing'],
    ['Degraded', 'Degraded', 'Its health is Degraded'],
    ['Other', 'Unknown', 'Its health is Other'],
  ])('is by its health %s once it is synchronized', (status, ...wanted) => {
    expect(read({ sync: synced, health: { status } })).toEqual(wanted);
  });

  it('names why it is ill', () => {
    const health = { status: 'Degraded', message: 'no image' };
    const resources = [{ kind: 'Deployment', health }];
    expect(
      read({ sync: synced, health: { status: 'Degraded' }, resources }),
    ).toEqual(['Degraded', 'no image']);
  });

  it('is not there while it says nothing of the source that it has', () => {
    const health = { status: 'Healthy' };
    const waiting = ['Applying', 'It has not synchronized yet'];
    expect(read({})).toEqual(waiting);
    const old = { status: 'Synced', comparedTo: { source: { path: 'b' } } };
    expect(read({ sync: old, health })).toEqual(waiting);
    const sync = { status: 'OutOfSync', comparedTo };
    expect(read({ sync, health })).toEqual(waiting);
  });

  it('is there although something waits to be pruned', () => {
    const health = { status: 'Healthy' };
    const sync = { status: 'OutOfSync', comparedTo };
    const left = { status: 'OutOfSync', requiresPruning: true };
    const resources = [{ status: 'Synced' }, left];
    expect(read({ sync, health, resources })[0]).toBe('Healthy');
    const other = { status: 'OutOfSync' };
    expect(read({ sync, health, resources: [left, other] })[0]).toBe(
      'Applying',
    );
  });

  it('follows its operation, and not one of a source before', () => {
    const operationState = operation('Running');
    expect(read({ sync: synced, operationState })).toEqual([
      'Applying',
      'told',
    ]);
    expect(read({ sync: synced }, { operation: {} })[0]).toBe('Applying');
    expect(read({ operationState: operation('Failed') })).toEqual([
      'Failed',
      'told',
    ]);
    const before = operation('Failed', { path: 'b' });
    expect(read({ operationState: before })[0]).toBe('Applying');
  });

  it('tells what Argo CD cannot do', () => {
    const condition = (type: string) => ({
      conditions: [{ type, message: 'told' }],
    });
    expect(read(condition('InvalidSpecError'))).toEqual(['Failed', 'told']);
    expect(read(condition('ComparisonError'))).toEqual(['Unknown', 'told']);
    expect(read({ sync: synced, ...condition('OrphanedWarning') })[0]).toBe(
      'Unknown',
    );
  });
});
