import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { Route, Routes } from 'react-router-dom';
import { FleetProviders } from '../FleetProviders';
import { FleetTabs } from '../FleetTabs';
import { RolloutPage } from '../RolloutPage';
import { RolloutsPage } from '../RolloutsPage';

/** The rollouts, and the page of each. */
export function RolloutsRouter() {
  return (
    <FleetProviders>
      <FleetTabs />
      <Routes>
        <Route index element={<RolloutsPage />} />
        <Route path="/:id" element={<RolloutPage />} />
        <Route path="*" element={<NotFoundErrorPage />} />
      </Routes>
    </FleetProviders>
  );
}
