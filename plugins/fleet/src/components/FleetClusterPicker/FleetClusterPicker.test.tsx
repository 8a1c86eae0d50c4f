import type {
  Cluster,
  RolloutPlacement,
} from '@flotilla/backstage-plugin-fleet-common';
import { NotAllowedError } from '@backstage/errors';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { ago, cluster, FakeFleetApi, renderFleet } from '../../__testUtils__';
import { FleetClusterPicker } from './FleetClusterPicker';

jest.setTimeout(60_000);

const eu = cluster({ name: 'prod-eu-1' });
const us = cluster({
  name: 'prod-us-1',
  distribution: 'gke',
  sync: { status: 'unreachable', since: ago(1_000), reason: 'ENOTFOUND' },
});
const staging = cluster({ name: 'staging', labels: {} });

/** A form with this field alone, which tells its last value. */
function Form({ initial }: { initial?: RolloutPlacement }) {
  const [value, setValue] = useState<RolloutPlacement | undefined>(initial);
  return (
    <>
      <FleetClusterPicker label="Where" value={value} onChange={setValue} />
      <output data-testid="value">{JSON.stringify(value)}</output>
    </>
  );
}

function render(api: FakeFleetApi, initial?: RolloutPlacement) {
  return renderFleet(<Form initial={initial} />, { api });
}

function fleetOf(clusters: Cluster[] = [eu, us, staging]) {
  return new FakeFleetApi({ clusters });
}

describe('FleetClusterPicker', () => {
  it('shows live which clusters match labels', async () => {
    const api = fleetOf();
    const { queryClient } = render(api);
    const box = await screen.findByRole('textbox', { name: 'Labels' });
    await userEvent.type(box, 'environment=production');
    expect(await screen.findByText('2 of 3 clusters')).toHaveAttribute(
      'role',
      'status',
    );
    expect(screen.getByTestId('value')).toHaveTextContent(
      '{"clusterSelector":"environment=production"}',
    );
    const list = screen.getByRole('list', { name: 'Matching clusters' });
    expect(list).toHaveTextContent(
      /prod-eu-1.*EKS · eu-west-1.*prod-us-1.*GKE.*Unreachable/,
    );
    api.become({ clusters: [eu] });
    await act(() => queryClient.refetchQueries());
    expect(await screen.findByText('1 of 1 clusters')).toBeInTheDocument();
  });

  it('says where no cluster matches, and where labels cannot be read', async () => {
    render(fleetOf());
    const box = await screen.findByRole('textbox', { name: 'Labels' });
    await userEvent.type(box, 'environment=none');
    expect(await screen.findByText('No cluster matches')).toBeInTheDocument();
    await userEvent.type(box, ',=');
    expect(await screen.findByText(/cannot be read at '='/)).toBeVisible();
    expect(box).toBeInvalid();
    await userEvent.clear(box);
    expect(screen.getByTestId('value')).toBeEmptyDOMElement();
  });

  it('chooses clusters by name, with the keyboard', async () => {
    const user = userEvent.setup();
    render(fleetOf());
    await user.click(await screen.findByRole('radio', { name: 'By name' }));
    const select = screen.getByRole('button', { name: /Choose clusters/ });
    act(() => select.focus());
    await user.keyboard('{Enter}');
    const options = within(await screen.findByRole('listbox'));
    await user.click(options.getByRole('option', { name: /staging/ }));
    await waitFor(() =>
      expect(screen.getByTestId('value')).toHaveTextContent(
        '{"clusters":["staging"]}',
      ),
    );
    expect(screen.getByText('1 of 3 clusters')).toBeInTheDocument();
  });

  it('forgets what was chosen the other way', async () => {
    render(fleetOf(), { clusters: ['staging', 'gone'] });
    expect(await screen.findByText('1 of 3 clusters')).toBeInTheDocument();
    expect(screen.getByText(/is called gone/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'By labels' }));
    expect(screen.getByTestId('value')).toBeEmptyDOMElement();
  });

  it('shows names as text, and only the first of many', async () => {
    const name = '<img src=x>';
    const many = Array.from({ length: 25 }, (_, index) =>
      cluster({ id: `c${index}`, name: index ? `c${index}` : name }),
    );
    const { container } = render(fleetOf(many), { clusterSelector: 'region' });
    expect(await screen.findByText(name)).toBeInTheDocument();
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getAllByRole('listitem')).toHaveLength(20);
    expect(screen.getByText('and 5 more')).toBeInTheDocument();
  });

  it('says that clusters are being read, or may not be', async () => {
    const api = fleetOf();
    const release = api.hold();
    render(api);
    expect(
      await screen.findByText('Clusters are being read'),
    ).toBeInTheDocument();
    api.failWith(new NotAllowedError('denied'));
    release();
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });
});
