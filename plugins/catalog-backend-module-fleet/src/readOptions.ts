import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type { EntityRules } from './entities/clusterEntity';

const EVERY_MINUTE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 1 },
  timeout: { minutes: 5 },
  // Until then the backend has started, which is asked for all this.
  initialDelay: { seconds: 15 },
};

/**
 * What app-config says of clusters in the catalog.
 *
 * @throws what says which value cannot be right
 */
export function readOptions(config: RootConfigService): {
  rules: EntityRules;
  schedule: SchedulerServiceTaskScheduleDefinition;
} {
  const own = config.getOptionalConfig('catalog.providers.fleet');
  const schedule = own?.getOptionalConfig('schedule');
  const defaultOwner = own?.getOptionalString('defaultOwner') ?? 'unknown';
  parseEntityRef(defaultOwner, { defaultKind: 'group' });
  return {
    rules: {
      defaultOwner,
      portalUrl: config.getOptionalString('app.baseUrl')?.replace(/\/+$/, ''),
    },
    schedule: {
      ...(schedule
        ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
        : EVERY_MINUTE),
      scope: 'local',
    },
  };
}
