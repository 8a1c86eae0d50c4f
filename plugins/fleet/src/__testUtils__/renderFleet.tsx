import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { QueryClient } from '@tanstack/react-query';
import type { RenderResult } from '@testing-library/react';
import { useLocation, useNavigate } from 'react-router-dom';
import {
  createFleetQueryClient,
  fleetApiRef,
  fleetQueryClientApiRef,
  type FleetApi,
} from '../api';
import { FleetProviders } from '../components/FleetProviders';
import { rootRouteRef } from '../routes';

interface RenderFleetOptions {
  api: FleetApi;
  /** Where the browser is. */
  at?: string;
  mountPath?: string;
}

interface RenderedFleet extends RenderResult {
  queryClient: QueryClient;
}

/** Renders a part of the plugin over a fake fleet, with the URL to be seen. */
export function renderFleet(
  element: JSX.Element,
  { api, at = '/fleet', mountPath }: RenderFleetOptions,
): RenderedFleet {
  const queryClient = createFleetQueryClient();
  const rendered = renderInTestApp(
    <FleetProviders>
      {element}
      <Url />
    </FleetProviders>,
    {
      apis: [
        [fleetApiRef, api],
        [fleetQueryClientApiRef, queryClient],
      ],
      mountedRoutes: { '/fleet': rootRouteRef },
      initialRouteEntries: [at],
      mountPath,
    },
  );
  return { ...rendered, queryClient };
}

function Url() {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <output data-testid="url">{pathname + search}</output>
      <button onClick={() => navigate(-1)}>Browser back</button>
    </>
  );
}
