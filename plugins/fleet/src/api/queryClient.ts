import { createApiRef } from '@backstage/frontend-plugin-api';
import { QueryClient } from '@tanstack/react-query';

/** What the plugin's pages and tabs have read, shared among them. */
export const fleetQueryClientApiRef = createApiRef<QueryClient>().with({
  id: 'plugin.fleet.query-client',
  pluginId: 'fleet',
});

/** A failure is shown at once; the next poll, or the person, tries again. */
export function createFleetQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: false, networkMode: 'always' } },
  });
}
