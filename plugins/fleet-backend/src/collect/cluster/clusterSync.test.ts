import type { ReflectorStatus } from '../reflector/types';
import { clusterSync, ConnectionState } from './clusterSync';

const CONNECTED: ConnectionState = { status: 'connected' };
const failed = (
  failure: 'unreachable' | 'unauthorized' | 'forbidden' | 'notFound',
): ConnectionState => ({ status: 'failed', failure, reason: 'why' });

const kindsOf = (...statuses: ReflectorStatus[]) =>
  new Map(
    statuses.map((status, n) => [
      `Kind${n}`,
      { status, reason: status === 'current' ? undefined : `${status}-why` },
    ]),
  );

describe('clusterSync', () => {
  it.each<[ConnectionState, boolean, string, string | undefined]>([
    [{ status: 'connecting' }, false, 'initial', undefined],
    [
      { status: 'connecting' },
      true,
      'stale',
      'not seen since the backend started',
    ],
    [failed('unreachable'), false, 'unreachable', 'why'],
    [failed('notFound'), false, 'unreachable', 'why'],
    [failed('unauthorized'), false, 'forbidden', 'why'],
    [failed('forbidden'), false, 'forbidden', 'why'],
    [failed('unreachable'), true, 'stale', 'why'],
    [failed('unauthorized'), true, 'stale', 'why'],
  ])(
    'of a connection %j, synced before %p, is %s',
    (connection, hasSynced, status, reason) => {
      const kinds = kindsOf('current', 'current');
      expect(clusterSync({ connection, kinds, hasSynced })).toEqual({
        status,
        reason,
      });
    },
  );

  it.each<[ReflectorStatus[], boolean, string]>([
    [['current', 'current'], false, 'current'],
    [['current', 'absent'], true, 'current'],
    [['current', 'forbidden'], true, 'current'],
    [['initial', 'initial'], false, 'initial'],
    [['current', 'initial'], false, 'initial'],
    [['stale', 'initial'], false, 'initial'],
    // It was current once, and its rows are of then: not its first sync.
    [['current', 'initial'], true, 'stale'],
    [['current', 'stale'], true, 'stale'],
    [['current', 'stale', 'forbidden', 'absent'], true, 'stale'],
    [['forbidden', 'forbidden'], false, 'forbidden'],
    [['forbidden', 'absent'], false, 'forbidden'],
    [['forbidden', 'forbidden'], true, 'stale'],
  ])(
    'of kinds that are %j, synced before %p, is %s',
    (statuses, hasSynced, status) => {
      const kinds = kindsOf(...statuses);
      const sync = clusterSync({ connection: CONNECTED, kinds, hasSynced });
      expect(sync.status).toBe(status);
    },
  );

  it('names the kind that is not seen, and why', () => {
    const kinds = kindsOf('current', 'stale');
    expect(
      clusterSync({ connection: CONNECTED, kinds, hasSynced: true }).reason,
    ).toBe('Kind1: stale-why');
  });
});
