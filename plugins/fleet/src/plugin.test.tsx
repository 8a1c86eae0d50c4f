import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { cluster, FakeFleetApi } from './__testUtils__';
import { fleetApiRef } from './api';
import fleetPlugin from './index';

const SLOW = { timeout: 25_000 };

describe('fleetPlugin', () => {
  it('has its page at /fleet, under its own heading', async () => {
    const api = new FakeFleetApi({ clusters: [cluster()] });
    renderTestApp({
      features: [fleetPlugin],
      apis: [[fleetApiRef, api]],
      initialRouteEntries: ['/fleet'],
    });
    // The page is loaded lazily, together with all that it imports.
    expect(
      await screen.findByText('prod-eu-1', undefined, SLOW),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Fleet', level: 1 }),
    ).toBeInTheDocument();
  }, 30_000);
});
