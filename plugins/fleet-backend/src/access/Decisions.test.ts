import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { Decisions } from './Decisions';

describe('Decisions', () => {
  let time: number;
  let asked: string[][];
  let result: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  let fails: boolean;
  let decisions: Decisions;

  beforeEach(() => {
    time = 10_000;
    asked = [];
    result = AuthorizeResult.ALLOW;
    fails = false;
    decisions = new Decisions({
      now: () => time,
      permissions: {
        async authorizeConditional(requests): Promise<PolicyDecision[]> {
          asked.push(requests.map(({ permission }) => permission.name));
          if (fails) {
            throw new Error('The permission backend is away');
          }
          return requests.map(() => ({ result }));
        },
      },
    });
  });

  const anna = mockCredentials.user('user:default/anna');

  it('asks for both permissions at once, and once a second', async () => {
    const first = await decisions.of(anna);
    expect(first).toEqual({ clusters: { result }, workloads: { result } });
    time += 999;
    expect(await decisions.of(anna)).toBe(first);
    expect(asked).toEqual([['fleet.cluster.read', 'fleet.workload.read']]);
  });

  it('knows within a second that policy has changed', async () => {
    await decisions.of(anna);
    result = AuthorizeResult.DENY;
    time += 1_000;
    expect(await decisions.of(anna)).toEqual({
      clusters: { result },
      workloads: { result },
    });
  });

  it('tells askers apart', async () => {
    await decisions.of(anna);
    await decisions.of(mockCredentials.user('user:default/ben'));
    await decisions.of(mockCredentials.service('plugin:search'));
    await decisions.of(mockCredentials.none());
    expect(asked).toHaveLength(4);
  });

  it('keeps no failure', async () => {
    fails = true;
    await expect(decisions.of(anna)).rejects.toThrow('away');
    fails = false;
    expect(await decisions.of(anna)).toMatchObject({ clusters: { result } });
  });

  it('keeps no more than the last thousand askers', async () => {
    for (let n = 0; n < 1_001; n += 1) {
      await decisions.of(mockCredentials.user(`user:default/u${n}`));
    }
    await decisions.of(mockCredentials.user('user:default/u1000'));
    expect(asked).toHaveLength(1_001);
    await decisions.of(mockCredentials.user('user:default/u0'));
    expect(asked).toHaveLength(1_002);
  });
});
