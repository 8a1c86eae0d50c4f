import { useApi } from '@backstage/frontend-plugin-api';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fleetQueryClientApiRef } from '../../api';
import { ClockProvider } from '../../hooks';

/** What every extension of the plugin needs around it. */
export function FleetProviders({ children }: { children: ReactNode }) {
  const queryClient = useApi(fleetQueryClientApiRef);
  return (
    <QueryClientProvider client={queryClient}>
      <ClockProvider>{children}</ClockProvider>
    </QueryClientProvider>
  );
}
