import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { DefaultApiClient } from '@flotilla/backstage-plugin-fleet-common';
import { setTimeout } from 'node:timers/promises';
import { createAbortAction } from './actions/abort';
import { createApproveAction } from './actions/approve';
import { createDeployAction } from './actions/deploy';
import { createWaitAction } from './actions/wait';
import { RolloutClient } from './client/RolloutClient';

/**
 * Lets templates deliver across the fleet.
 *
 * @public
 */
export const scaffolderModuleFleet = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'fleet',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        scaffolder: scaffolderActionsExtensionPoint,
      },
      async init({ auth, discovery, scaffolder }) {
        const client = new RolloutClient({
          auth,
          client: new DefaultApiClient({ discoveryApi: discovery }),
        });
        scaffolder.addActions(
          createDeployAction(client),
          createWaitAction(client, (ms, signal) =>
            setTimeout(ms, undefined, { signal }),
          ),
          createApproveAction(client),
          createAbortAction(client),
        );
      },
    });
  },
});
