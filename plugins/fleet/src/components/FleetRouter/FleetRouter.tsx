import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { Route, Routes } from 'react-router-dom';
import { ClusterPage } from '../ClusterPage';
import { FleetPage } from '../FleetPage';
import { FleetProviders } from '../FleetProviders';

/** The pages under /fleet. */
export function FleetRouter() {
  return (
    <FleetProviders>
      <Routes>
        <Route index element={<FleetPage />} />
        <Route path="/clusters/:id" element={<ClusterPage />} />
        <Route path="*" element={<NotFoundErrorPage />} />
      </Routes>
    </FleetProviders>
  );
}
