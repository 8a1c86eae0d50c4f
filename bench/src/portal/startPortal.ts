import { createBackend } from '@backstage/backend-defaults';
import { answerProbes, start } from './probe';

type Feature = Parameters<ReturnType<typeof createBackend>['add']>[0];

/**
 * Starts a portal as small as it can be: who asks, what may be asked, and the
 * plugin that answers. All may be asked unless another policy is given.
 */
export function startPortal(
  plugin: Feature,
  policy: Feature = import(
    '@backstage/plugin-permission-backend-module-allow-all-policy'
  ),
) {
  const backend = createBackend();
  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(policy);
  backend.add(plugin);
  answerProbes();
  start(backend);
}
