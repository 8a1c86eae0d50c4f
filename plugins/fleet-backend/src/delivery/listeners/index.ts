import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { RolloutListener } from '../executor/RolloutExecutor';
import { NotifyingListener } from './NotifyingListener';

/** Who is told what becomes of rollouts, as the configuration has it. */
export function createListener(options: {
  config: Config;
  notifications: NotificationService;
  logger: LoggerService;
}): RolloutListener {
  const { config } = options;
  const isWanted =
    config.getOptionalBoolean('fleet.delivery.notifications') ?? true;
  return isWanted
    ? NotifyingListener.create(options)
    : { happened: async () => {} };
}
