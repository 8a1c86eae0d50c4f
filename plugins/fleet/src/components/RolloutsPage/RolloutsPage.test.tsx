import { NotAllowedError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  cluster,
  FakeFleetApi,
  renderFleet,
  rollout,
} from '../../__testUtils__';
import { RolloutsPage } from './RolloutsPage';

jest.setTimeout(30_000);

function render(api: FakeFleetApi, at = '/fleet/rollouts') {
  return renderFleet(<RolloutsPage />, { api, at });
}

function fleetOf(rollouts = [rollout()]) {
  return new FakeFleetApi({ clusters: [cluster()], rollouts });
}

describe('RolloutsPage', () => {
  it('shows what is rolled out, how far, by whom and since when', async () => {
    const failed = rollout({ reason: 'Too many failures', failed: 1 });
    render(fleetOf([failed]));
    const row = await screen.findByRole('row', { name: /shop/ });
    expect(row).toHaveTextContent(
      /checkout.*Waiting.*Too many failures.*image shop:1.4.2.*1 of 2 waves.*1 of 2 healthy · 1 failed.*ada.*2 min ago/,
    );
    expect(within(row).getByRole('link', { name: 'shop' })).toHaveAttribute(
      'href',
      `/fleet/rollouts/${failed.id}`,
    );
  });

  it('asks for what the URL says', async () => {
    const api = fleetOf();
    render(
      api,
      '/fleet/rollouts?state=paused&cluster=eu&entityRef=component:default/a',
    );
    await waitFor(() =>
      expect(api.queries.at(-1)).toMatchObject({
        state: ['paused'],
        cluster: 'eu',
        entityRef: 'component:default/a',
      }),
    );
  });

  it('asks for a service when it is entered, and keeps that in the URL', async () => {
    const api = fleetOf();
    render(api);
    const box = await screen.findByRole('searchbox', { name: 'Service' });
    await userEvent.type(box, 'component:default/a{Enter}');
    await waitFor(() =>
      expect(api.queries.at(-1)).toMatchObject({
        entityRef: 'component:default/a',
        state: [],
      }),
    );
    expect(screen.getByTestId('url')).toHaveTextContent('entityRef=component');
  });

  it('tells nothing found from nothing there', async () => {
    render(fleetOf([]), '/fleet/rollouts?cluster=other');
    expect(
      await screen.findByText('Nothing matches these filters'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear all filters' })[0],
    );
    expect(
      await screen.findByText('Nothing was rolled out yet that you may see'),
    ).toBeInTheDocument();
  });

  it('says that one may not see it', async () => {
    const api = fleetOf();
    api.failWith(new NotAllowedError('no'));
    render(api);
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });

  it('shows names as text, whatever is in them', async () => {
    const name = '<b>shop</b>';
    const { container } = render(fleetOf([rollout({ name })]));
    expect(await screen.findByText(name)).toBeInTheDocument();
    expect(container.querySelector('b')).toBeNull();
  });
});
