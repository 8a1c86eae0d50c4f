import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  cluster,
  FakeFleetApi,
  renderFleet,
  serviceVersions,
} from '../../__testUtils__';
import { ServicesPage } from './ServicesPage';

jest.setTimeout(30_000);

function render(versions = [serviceVersions()]) {
  const api = new FakeFleetApi({ clusters: [cluster()], versions });
  return renderFleet(<ServicesPage />, { api, at: '/fleet/services' });
}

describe('ServicesPage', () => {
  it('sums up each service: its newest version, what is behind, what is unwell', async () => {
    render();
    const table = await screen.findByRole('grid', { name: 'Services' });
    const row = await within(table).findByRole('row', { name: /checkout/ });
    for (const text of ['2.4.1', '2 clusters', '1 behind', '1 unhealthy']) {
      expect(within(row).getByText(text)).toBeInTheDocument();
    }
  });

  it('lists the clusters of a service with their versions when asked', async () => {
    render();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Clusters of component:default/checkout',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    const [eu, us] = within(dialog).getAllByRole('listitem');
    expect(eu).toHaveTextContent('prod-eu-1');
    expect(eu).toHaveTextContent('2.4.1');
    expect(us).toHaveTextContent('2.3.9 · behind · Stale · by name only');
  });

  it('compares versions service by cluster', async () => {
    render();
    await userEvent.click(
      await screen.findByRole('radio', { name: 'Service by cluster' }),
    );
    const table = await screen.findByRole('grid', { name: 'Services' });
    const headers = within(table).getAllByRole('columnheader');
    expect(headers.map(({ textContent }) => textContent)).toEqual([
      'Service',
      'prod-eu-1',
      'prod-us-1',
    ]);
    const row = within(table).getByRole('row', { name: /checkout/ });
    expect(within(row).getByText('2.4.1')).toBeInTheDocument();
    expect(
      within(row).getByText(
        'minor behind · 1 unhealthy · Stale · by name only',
      ),
    ).toBeInTheDocument();
    expect(screen.getByTestId('url')).toHaveTextContent('view=matrix');
  });

  it('says that no workload belongs to a component', async () => {
    render([]);
    expect(
      await screen.findByText(
        'No workload that you may see belongs to a component of the catalog',
      ),
    ).toBeInTheDocument();
  });
});
