import { NotAllowedError } from '@backstage/errors';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ago,
  cluster,
  coverageOf,
  FakeFleetApi,
  renderFleet,
} from '../../__testUtils__';
import { FleetPage } from './FleetPage';

const stale = cluster({
  name: 'dc-frankfurt',
  distribution: 'tkgi',
  sync: {
    status: 'stale',
    since: ago(6 * 60_000),
    observedAt: ago(6 * 60_000),
    reason: 'connect ETIMEDOUT',
  },
});
const eks = cluster({ name: 'prod-eu-1' });
const gke = cluster({ name: 'prod-us-1', distribution: 'gke' });

function render(api: FakeFleetApi, at?: string) {
  return renderFleet(<FleetPage />, { api, at });
}

/** The names of the clusters shown, from top to bottom. */
async function names() {
  const table = await screen.findByRole('grid', { name: 'Clusters' });
  await within(table).findAllByRole('link');
  return within(table)
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent);
}

function url() {
  return screen.getByTestId('url').textContent;
}

describe('FleetPage', () => {
  it('shows that it loads, and then the clusters', async () => {
    const api = new FakeFleetApi({ clusters: [gke, eks] });
    const release = api.hold();
    render(api);
    expect(await screen.findByText('Loading')).toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    release();
    expect(await names()).toEqual(['prod-eu-1', 'prod-us-1']);
    expect(screen.queryByText('Loading')).not.toBeInTheDocument();
  });

  it('says of each cluster what it is and how well', async () => {
    render(
      new FakeFleetApi({
        clusters: [
          cluster({
            name: 'dc-paris',
            distribution: 'openshift',
            platform: 'vsphere',
            version: 'v1.32.8',
            region: 'fr-1',
            health: 'degraded',
            nodes: { ready: 11, total: 12 },
            workloads: { total: 318, unhealthy: 2 },
          }),
        ],
      }),
    );
    const row = await screen.findByRole('row', { name: /dc-paris/ });
    const texts = [
      'OpenShift',
      'vSphere',
      'v1.32.8',
      'fr-1',
      'Degraded',
      '11 / 12',
      '318',
      '2 unhealthy',
      'Current',
      /^\d s ago$/,
    ];
    for (const text of texts) {
      expect(within(row).getByText(text)).toBeInTheDocument();
    }
    expect(within(row).getByRole('link', { name: 'dc-paris' })).toHaveAttribute(
      'href',
      '/fleet/clusters/id-dc-paris',
    );
  });

  it('marks a stale cluster in words, with the reason and the exact time', async () => {
    render(new FakeFleetApi({ clusters: [stale] }));
    const row = await screen.findByRole('row', { name: /dc-frankfurt/ });
    expect(within(row).getByText('Stale')).toBeInTheDocument();
    expect(within(row).getByText(/connect ETIMEDOUT/)).toBeInTheDocument();
    const time = within(row).getByText('6 min ago');
    expect(time).toHaveAttribute('dateTime', stale.sync.observedAt);
    expect(time.title).toMatch(/\d{4}/);
  });

  it('says how much of the fleet was seen', async () => {
    render(new FakeFleetApi({ clusters: [stale, eks, gke] }));
    expect(
      await screen.findByText(
        '2 of 3 clusters are current; 1 stale (oldest 6 min ago)',
      ),
    ).toBeInTheDocument();
  });

  it('shows names as text, whatever is in them', async () => {
    render(
      new FakeFleetApi({
        clusters: [cluster({ name: '<b>x</b>\u202e\u0007' })],
      }),
    );
    expect(await names()).toEqual(['<b>x</b>\\u202e\\u0007']);
  });

  it('says how to configure clusters where there are none', async () => {
    render(new FakeFleetApi());
    expect(
      await screen.findByRole('heading', {
        name: 'No clusters are configured',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText(/type: kubeconfig/)).toBeInTheDocument();
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });

  it('says what is wrong where clusters are configured and cannot be found', async () => {
    const problem = {
      locator: 'kubeconfig',
      status: 'unreachable' as const,
      reason: 'The file cannot be read',
      since: ago(0),
    };
    render(new FakeFleetApi({ coverage: coverageOf([], [problem]) }));
    expect(await screen.findByText('1 problem')).toBeInTheDocument();
    expect(
      screen.queryByText('No clusters are configured'),
    ).not.toBeInTheDocument();
  });

  it('says that one may not see the fleet', async () => {
    const api = new FakeFleetApi({ clusters: [eks] });
    api.failWith(new NotAllowedError('fleet.cluster.read is denied'));
    render(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /You may not see this.*fleet\.cluster\.read is denied/,
    );
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });

  it('says that it failed, and tries again when asked', async () => {
    const api = new FakeFleetApi({ clusters: [eks] });
    api.failWith(new Error('Failed to fetch'));
    render(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /could not be read.*Failed to fetch/,
    );
    api.failWith(undefined);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await names()).toEqual(['prod-eu-1']);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('keeps what it has where a refresh fails', async () => {
    const api = new FakeFleetApi({ clusters: [eks] });
    const { queryClient } = render(api);
    await names();
    api.failWith(new Error('Failed to fetch'));
    await act(() => queryClient.refetchQueries());
    expect(
      await screen.findByText(/You see what was read .*Failed to fetch/),
    ).toBeInTheDocument();
    expect(await names()).toEqual(['prod-eu-1']);
  });

  it('keeps the rows while it refreshes', async () => {
    const api = new FakeFleetApi({ clusters: [eks] });
    const { queryClient } = render(api);
    await names();
    api.become({ clusters: [eks, gke] });
    const release = api.hold();
    act(() => void queryClient.refetchQueries());
    await waitFor(() => expect(api.requests).toHaveLength(2));
    expect(await names()).toEqual(['prod-eu-1']);
    release();
    await screen.findByText('prod-us-1');
  });

  it('aborts what nobody waits for any more', async () => {
    const api = new FakeFleetApi({ clusters: [eks] });
    api.hold();
    const { unmount } = render(api);
    await waitFor(() => expect(api.requests).toHaveLength(1));
    expect(api.requests[0].signal?.aborted).toBe(false);
    unmount();
    expect(api.requests[0].signal?.aborted).toBe(true);
  });

  describe('its table', () => {
    const fleet = { clusters: [stale, eks, gke] };

    it('is as its link says', async () => {
      render(
        new FakeFleetApi(fleet),
        '/fleet?distribution=eks&distribution=gke&sort=-name',
      );
      expect(await names()).toEqual(['prod-us-1', 'prod-eu-1']);
    });

    it('can be searched, and says so in the link', async () => {
      render(new FakeFleetApi(fleet));
      await names();
      await userEvent.type(
        screen.getByRole('searchbox', { name: 'Search clusters' }),
        'FRANK',
      );
      expect(await names()).toEqual(['dc-frankfurt']);
      expect(url()).toBe('/fleet?q=FRANK');
    });

    it('can be filtered by status, and the back button undoes it', async () => {
      render(new FakeFleetApi(fleet));
      await names();
      await userEvent.click(screen.getByRole('button', { name: /Freshness/ }));
      await userEvent.click(
        await screen.findByRole('option', { name: 'Stale' }),
      );
      await userEvent.keyboard('{Escape}');
      expect(url()).toBe('/fleet?status=stale');
      expect(await names()).toEqual(['dc-frankfurt']);
      await userEvent.click(
        screen.getByRole('button', { name: 'Browser back' }),
      );
      expect(url()).toBe('/fleet');
      expect(await names()).toHaveLength(3);
    });

    it('sorts by a column', async () => {
      render(new FakeFleetApi(fleet));
      await names();
      await userEvent.click(
        screen.getByRole('columnheader', { name: /Distribution/ }),
      );
      expect(url()).toBe('/fleet?sort=distribution');
      expect(await names()).toEqual(['prod-eu-1', 'prod-us-1', 'dc-frankfurt']);
    });

    it('offers to clear filters that match nothing', async () => {
      render(new FakeFleetApi(fleet), '/fleet?q=nothing&status=initial');
      expect(
        await screen.findByText('Nothing matches these filters'),
      ).toBeInTheDocument();
      const [clear] = screen.getAllByRole('button', {
        name: 'Clear all filters',
      });
      await userEvent.click(clear);
      expect(await names()).toHaveLength(3);
      expect(url()).toBe('/fleet');
    });

    it('is paged, and the page is in the link', async () => {
      const clusters = Array.from({ length: 60 }, (_, index) =>
        cluster({ name: `edge-${String(index + 1).padStart(2, '0')}` }),
      );
      render(new FakeFleetApi({ clusters }), '/fleet?page=2');
      expect((await names())[0]).toBe('edge-26');
      expect(screen.getByText('26 to 50 of 60')).toBeInTheDocument();
      await userEvent.click(
        screen.getByRole('button', { name: 'Next table page' }),
      );
      expect(url()).toBe('/fleet?page=3');
      expect(await names()).toHaveLength(10);
    });
  });
});
