import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** How the clusters of the fleet are kept in the catalog. */
      fleet?: {
        /**
         * Who owns a cluster whose labels name nobody (see `fleet.ownerLabel`),
         * for example `group:default/platform`. `unknown` by default.
         */
        defaultOwner?: string;
        /**
         * How often the catalog is brought up to date: every minute by default.
         * Each replica of the backend does so for itself, so that a `scope`
         * changes nothing.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
