import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { Route, Routes } from 'react-router-dom';
import { ClusterPage } from '../ClusterPage';
import { FleetPage } from '../FleetPage';
import { FleetProviders } from '../FleetProviders';
import { FleetTabs } from '../FleetTabs';

/** The clusters, and the page of each. */
export function ClustersRouter() {
  return (
    <FleetProviders>
      <FleetTabs />
      <Routes>
        <Route index element={<FleetPage />} />
        <Route path="/:id" element={<ClusterPage />} />
        <Route path="*" element={<NotFoundErrorPage />} />
      </Routes>
    </FleetProviders>
  );
}
