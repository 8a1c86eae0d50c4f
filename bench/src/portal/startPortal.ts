import { createBackend } from '@backstage/backend-defaults';
import { answerProbes, start } from './probe';

/**
 * Starts a portal as small as it can be: who asks, what may be asked, and the
 * plugin that answers.
 */
export function startPortal(
  plugin: Parameters<ReturnType<typeof createBackend>['add']>[0],
) {
  const backend = createBackend();
  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(
    import('@backstage/plugin-permission-backend-module-allow-all-policy'),
  );
  backend.add(plugin);
  answerProbes();
  start(backend);
}
