import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { RolloutListener } from '../executor/RolloutExecutor';
import type { KeptRollout, NewEvent } from '../store';
import { noticeOf } from './noticeOf';

/**
 * Tells who asked for a rollout, and whoever owns what it is of, when it waits
 * for people, fails or ends. A notice replaces the one before it.
 */
export class NotifyingListener implements RolloutListener {
  static create(options: {
    notifications: NotificationService;
    logger: LoggerService;
  }): RolloutListener {
    return new NotifyingListener(options);
  }

  private constructor(
    private readonly options: {
      notifications: NotificationService;
      logger: LoggerService;
    },
  ) {}

  async happened(
    kept: KeptRollout,
    events: readonly NewEvent[],
  ): Promise<void> {
    const notice = noticeOf(kept, events);
    const recipients = recipientsOf(kept);
    if (!notice || recipients.length === 0) {
      return;
    }
    const { id } = kept.rollout;
    try {
      await this.options.notifications.send({
        recipients: { type: 'entity', entityRef: recipients },
        payload: {
          ...notice,
          topic: 'rollouts',
          scope: `rollout-${id}`,
          link: `/fleet/rollouts/${id}`,
        },
      });
    } catch (error) {
      // A rollout does not wait for a portal that can notify nobody.
      this.options.logger.warn(
        'Nobody was notified of a rollout; set fleet.delivery.notifications to false where there is no notifications backend',
        toError(error),
      );
    }
  }
}

/** The owner is found by the entity. */
function recipientsOf({ rollout }: KeptRollout): string[] {
  const { requested_by: by, entity_ref: ref } = rollout;
  const people = by.startsWith('service:') ? [] : [by];
  return ref === null ? people : [...people, ref];
}
