import { mockServices } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { testRollout } from '../store/TestRows';
import { NotifyingListener } from './NotifyingListener';

const entityRef = 'component:default/shop';

describe('NotifyingListener', () => {
  const logger = mockServices.logger.mock();
  let sent: NotificationSendOptions[];
  let failure: Error | undefined;

  const listener = NotifyingListener.create({
    logger,
    notifications: {
      async send(options) {
        if (failure) {
          throw failure;
        }
        sent.push(options);
      },
    },
  });

  beforeEach(() => {
    sent = [];
    failure = undefined;
  });

  it('tells who asked and who owns of the last that matters', async () => {
    await listener.happened(testRollout('r1', { name: 'shop', entityRef }), [
      { type: 'targetFailed', message: 'eu: no' },
      { type: 'paused', message: '1 of 3 targets failed, and 0 may' },
    ]);
    expect(sent).toEqual([
      {
        recipients: {
          type: 'entity',
          entityRef: ['user:default/anna', entityRef],
        },
        payload: {
          title: 'Rollout shop is paused',
          description: 'image shop:2. 1 of 3 targets failed, and 0 may',
          severity: 'high',
          topic: 'rollouts',
          scope: 'rollout-r1',
          link: '/fleet/rollouts/r1',
        },
      },
    ]);
  });

  it('does not tell of each step', async () => {
    await listener.happened(testRollout('r1'), [
      { type: 'targetDone', message: '' },
      { type: 'constructor', message: '' },
    ]);
    expect(sent).toEqual([]);
  });

  it('notifies nobody of what a service asked for that nobody owns', async () => {
    const kept = testRollout('r1');
    kept.rollout.requested_by = 'service:ci';
    await listener.happened(kept, [{ type: 'succeeded', message: '' }]);
    expect(sent).toEqual([]);
  });

  it('lets rollouts go on where nobody can be notified', async () => {
    failure = new Error('There is no notifications backend');
    await listener.happened(testRollout('r1'), [
      { type: 'failed', message: '' },
    ]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('fleet.delivery.notifications'),
      failure,
    );
  });
});
