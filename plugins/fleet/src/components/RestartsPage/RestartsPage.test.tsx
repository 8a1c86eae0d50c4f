import type { ContainerRestarts } from '@flotilla/backstage-plugin-fleet-common';
import { ServiceUnavailableError } from '@backstage/errors';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ago, cluster, FakeFleetApi, renderFleet } from '../../__testUtils__';
import { RestartsPage } from './RestartsPage';

jest.setTimeout(30_000);

const { id, name } = cluster();

function restarts(changes: Partial<ContainerRestarts> = {}): ContainerRestarts {
  return {
    id: 'w/web',
    workloadId: 'w',
    cluster: { id, name },
    namespace: 'shop',
    workload: { kind: 'Deployment', name: 'checkout' },
    container: 'web',
    count: 12,
    lastAt: ago(120_000),
    reasons: [{ reason: 'OOMKilled', exitCode: 137, count: 12 }],
    trend: [0, 0, 1, 0, 0, 0, 0, 0, 3, 3, 3, 2],
    crashLooping: true,
    evidence: 'observed',
    ...changes,
  };
}

function fleetOf(all = [restarts()]) {
  return new FakeFleetApi({
    clusters: [cluster()],
    restarts: all,
    logs: {
      w: {
        cluster: { id, name },
        namespace: 'shop',
        pod: 'checkout-1',
        container: 'web',
        previous: true,
        text: 'started\n<b>out of memory</b>\u001b[31m',
        isWhole: true,
        pods: ['checkout-1'],
        containers: ['web'],
        readAt: ago(0),
      },
    },
    events: {
      w: [
        {
          lastAt: ago(60_000),
          count: 4,
          type: 'Warning',
          reason: 'BackOff',
          message: 'Back-off restarting failed container',
          object: { kind: 'Pod', name: 'checkout-1' },
        },
      ],
    },
  });
}

function render(api: FakeFleetApi) {
  return renderFleet(<RestartsPage />, { api, at: '/fleet/restarts' });
}

describe('RestartsPage', () => {
  it('says what restarts, how often, why and since when', async () => {
    render(fleetOf());
    const row = await screen.findByRole('row', { name: /checkout/ });
    for (const text of [
      '12',
      'OOMKilled (137) ×12',
      '2 min ago',
      'Crashes now',
    ]) {
      expect(within(row).getByText(text)).toBeInTheDocument();
    }
    expect(
      within(row).getByText(/0, 0, 1, 0, 0, 0, 0, 0, 3, 3, 3, 2/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('12 restarts · 1 container crashes now'),
    ).toBeInTheDocument();
  });

  it('says where more may have been restarted than is known', async () => {
    render(fleetOf([restarts({ evidence: 'recovered', count: 1 })]));
    expect(
      await screen.findByText(
        'One cluster was not watched all that time: prod-eu-1',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('at least, watched in part')).toBeInTheDocument();
  });

  it('shows what the container wrote, as text, and the Events, when asked', async () => {
    const api = fleetOf();
    render(api);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Logs and events of/ }),
    );
    const dialog = await screen.findByRole('dialog');
    const logs = within(dialog).getByRole('region', { name: /wrote/ });
    expect(await within(logs).findByText(/<b>out of memory/)).toBeVisible();
    expect(logs).not.toHaveTextContent('\u001b');
    expect(within(dialog).getByText('BackOff ×4')).toBeInTheDocument();
    expect(api.queries).toContainEqual({ container: 'web', previous: true });
  });

  it('says that the cluster does not answer, and keeps the rest', async () => {
    const api = fleetOf();
    render(api);
    const button = await screen.findByRole('button', {
      name: /^Logs and events of/,
    });
    api.failWith(new ServiceUnavailableError('prod-eu-1 did not answer'));
    await userEvent.click(button);
    const dialog = await screen.findByRole('dialog');
    const said = await within(dialog).findAllByText(/did not answer/);
    expect(said.length).toBeGreaterThan(0);
  });
});
