import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import {
  FleetServer,
  ID,
  plan,
  rollout,
  runAction,
  testClient,
} from '../__testUtils__';
import { createDeployAction } from './deploy';

const input = {
  name: 'web-shop',
  source: { image: { changes: [{ image: 'shop:1.4.2' }] } },
  placement: { clusterSelector: 'environment=production' },
};

describe('fleet:deploy', () => {
  let fleet: FleetServer;
  const action = () => createDeployAction(testClient(fleet));

  beforeEach(async () => {
    fleet = await FleetServer.start();
  });

  afterEach(() => fleet.stop());

  it('begins a rollout as whoever runs the template', async () => {
    fleet.answers = [{ status: 201, body: rollout('running') }];
    const { output, lines } = await runAction(action(), input);
    expect(output).toEqual({ rolloutId: ID, link: `/fleet/rollouts/${ID}` });
    expect(lines).toEqual([`Rollout ${ID} has begun`]);
    expect(fleet.requests).toEqual([
      {
        what: 'POST /rollouts',
        body: input,
        authorization: expect.stringContaining('user:default/mock'),
      },
    ]);
  });

  it('begins no other one where its task goes on after a restart', async () => {
    fleet.answers = [{ status: 201, body: rollout('running') }];
    const kept = new Map<string, unknown>();
    const checkpoint = (async ({ key, fn }) => {
      if (!kept.has(key)) {
        kept.set(key, await fn());
      }
      return kept.get(key);
    }) as ActionContext<never>['checkpoint'];
    const again = () => runAction(action(), input, { checkpoint });
    expect((await again()).output).toEqual((await again()).output);
    expect(fleet.requests).toHaveLength(1);
    const other = { ...input, placement: { clusters: ['prod-eu-1'] } };
    await runAction(action(), other, { checkpoint });
    expect(fleet.requests).toHaveLength(2);
  });

  it('only plans in a dry run, and tells what would change', async () => {
    fleet.answers = [{ body: plan }];
    const { output, lines } = await runAction(action(), input, {
      isDryRun: true,
    });
    expect(fleet.requests.map(({ what }) => what)).toEqual([
      'POST /rollouts?dryRun=true',
    ]);
    expect(lines).toEqual([
      'Wave 1, all: prod-eu-1',
      'prod-eu-1/shop by builtin: update Deployment web; .spec.replicas of Deployment web is owned by hpa',
      'Problem: One cluster cannot be delivered to',
    ]);
    expect(output).toEqual({ rolloutId: 'dry-run', link: '/fleet/rollouts' });
  });

  it.each([false, true])('passes errors on, dry run: %s', async isDryRun => {
    const error = { name: 'InputError', message: 'matches no cluster' };
    fleet.answers = [
      { status: 400, body: { error, response: { statusCode: 400 } } },
    ];
    await expect(runAction(action(), input, { isDryRun })).rejects.toThrow(
      'matches no cluster',
    );
  });
});
