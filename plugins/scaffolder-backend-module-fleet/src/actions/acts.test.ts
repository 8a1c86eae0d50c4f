import {
  FleetServer,
  ID,
  rollout,
  runAction,
  testClient,
} from '../__testUtils__';
import { createAbortAction } from './abort';
import { createApproveAction } from './approve';

describe('acts on rollouts', () => {
  let fleet: FleetServer;

  beforeEach(async () => {
    fleet = await FleetServer.start();
    fleet.answers = [{ body: rollout('running') }];
  });

  afterEach(() => fleet.stop());

  it('approves a wave', async () => {
    const approve = createApproveAction(testClient(fleet));
    const input = { rolloutId: ID, wave: 1, comment: 'Looks well' };
    const { output } = await runAction(approve, input);
    expect(output).toEqual({ state: 'running' });
    expect(fleet.requests).toMatchObject([
      {
        what: `POST /rollouts/${ID}/approve`,
        body: { wave: 1, comment: 'Looks well' },
      },
    ]);
  });

  it.each([
    [undefined, 'abort'],
    [true, 'rollback'],
  ])('ends a rollout, rolled back: %s', async (rollback, act) => {
    const abort = createAbortAction(testClient(fleet));
    await runAction(abort, { rolloutId: ID, rollback, comment: 'Wrong' });
    expect(fleet.requests).toMatchObject([
      { what: `POST /rollouts/${ID}/${act}`, body: { comment: 'Wrong' } },
    ]);
  });

  it('does nothing in a dry run', async () => {
    const client = testClient(fleet);
    const dry = { isDryRun: true };
    const { lines } = await runAction(
      createApproveAction(client),
      { rolloutId: ID },
      dry,
    );
    await runAction(createAbortAction(client), { rolloutId: ID }, dry);
    expect(lines).toEqual([`Would approve rollout ${ID}`]);
    expect(fleet.requests).toEqual([]);
  });

  it('passes on that whoever asked may not approve', async () => {
    const message = 'You asked for it; somebody else must approve';
    fleet.answers = [
      {
        status: 403,
        body: {
          error: { name: 'NotAllowedError', message },
          response: { statusCode: 403 },
        },
      },
    ];
    const approve = createApproveAction(testClient(fleet));
    await expect(runAction(approve, { rolloutId: ID })).rejects.toThrow(
      message,
    );
  });
});
