import { NotAllowedError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ago,
  cluster,
  FakeFleetApi,
  renderFleet,
  upgrade,
} from '../../__testUtils__';
import { UpgradesPage } from './UpgradesPage';

jest.setTimeout(30_000);

function render(api: FakeFleetApi, at = '/fleet/upgrades') {
  return renderFleet(<UpgradesPage />, { api, at });
}

const rolledBack = upgrade({
  id: '2',
  at: ago(7_200_000),
  kind: 'rollback',
  changes: [
    { container: 'web', from: '1.3.0', to: '1.2.0', direction: 'down' },
  ],
  evidence: 'recovered',
  precision: 'rollout',
  source: 'replicaSet',
  entityRef: undefined,
});

function fleetOf(upgrades = [upgrade(), rolledBack]) {
  return new FakeFleetApi({ clusters: [cluster()], upgrades });
}

describe('UpgradesPage', () => {
  it('says what changed where, from what to what, and who told', async () => {
    render(fleetOf());
    const table = await screen.findByRole('grid', { name: 'Upgrades' });
    const [row, older] = await within(table).findAllByRole('row', {
      name: /checkout/,
    });
    expect(within(row).getByText('1 h ago')).toBeInTheDocument();
    for (const text of ['checkout: 1.2.0 → 1.3.0', 'Upgrade', 'Argo CD']) {
      expect(within(row).getByText(text)).toBeInTheDocument();
    }
    expect(within(older).getByText('Rollback')).toBeInTheDocument();
    expect(
      within(older).getByText('before it was watched · when it was complete'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The one cluster of the fleet is current'),
    ).toBeVisible();
  });

  it('asks for what the URL says', async () => {
    const api = fleetOf();
    render(api, '/fleet/upgrades?since=P7D&kind=rollback&cluster=prod');
    await screen.findByRole('grid', { name: 'Upgrades' });
    await waitFor(() =>
      expect(api.queries.at(-1)).toMatchObject({
        since: 'P7D',
        kind: ['rollback'],
        cluster: 'prod',
      }),
    );
  });

  it('asks for a cluster when it is entered, and keeps that in the URL', async () => {
    const api = fleetOf();
    render(api);
    const box = await screen.findByRole('searchbox', { name: 'Cluster' });
    await userEvent.type(box, 'prod-eu-1{Enter}');
    await waitFor(() =>
      expect(api.queries.at(-1)).toMatchObject({ cluster: 'prod-eu-1' }),
    );
    expect(screen.getByTestId('url')).toHaveTextContent('cluster=prod-eu-1');
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear all filters' }),
    );
    await waitFor(() =>
      expect(api.queries.at(-1)).toMatchObject({ cluster: undefined }),
    );
  });

  it('shows more when asked', async () => {
    const third = upgrade({ id: '3', at: ago(10_800_000) });
    render(fleetOf([upgrade(), rolledBack, third]));
    expect(await screen.findByText('2 of 3 shown')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('3 of 3 shown')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Show more' }),
    ).not.toBeInTheDocument();
  });

  it('tells nothing found from nothing there', async () => {
    render(fleetOf([]), '/fleet/upgrades?cluster=other');
    expect(
      await screen.findByText('Nothing matches these filters'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear all filters' })[0],
    );
    expect(
      await screen.findByText('Nothing was upgraded in the last 30 days'),
    ).toBeInTheDocument();
  });

  it('says that one may not see it', async () => {
    const api = fleetOf();
    api.failWith(new NotAllowedError('no'));
    render(api);
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });
});
