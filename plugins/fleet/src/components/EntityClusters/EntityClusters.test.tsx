import type { Placement } from '@flotilla/backstage-plugin-fleet-common';
import { NotAllowedError } from '@backstage/errors';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ago,
  cluster,
  FakeFleetApi,
  placement,
  renderFleet,
} from '../../__testUtils__';

import { EntityClusters } from './EntityClusters';

const unreachable = cluster({
  name: 'edge-15',
  sync: { status: 'unreachable', since: ago(1000), reason: 'ENOTFOUND' },
});

const degraded = placement({
  cluster: { id: 'us', name: 'prod-us-1' },
  version: '2.4.2',
  status: 'degraded',
  reason: 'CrashLoopBackOff',
  replicas: { desired: 3, ready: 1, updated: 3, available: 1 },
  restarts: {
    total: 37,
    last24h: 12,
    lastAt: ago(120_000),
    lastReason: 'OOMKilled',
  },
});
const stale = placement({
  cluster: { id: 'fra', name: 'dc-frankfurt' },
  version: '2.3.0',
  stale: true,
  observedAt: ago(360_000),
});

function fleetOf(placements: Placement[], clusters = [cluster()]) {
  return new FakeFleetApi({
    clusters,
    placements: { 'component:default/checkout': placements },
  });
}

function render(
  api: FakeFleetApi,
  options: { annotations?: Record<string, string>; at?: string } = {},
) {
  const {
    annotations = { 'backstage.io/kubernetes-id': 'checkout' },
    at = '/catalog/default/component/checkout/clusters',
  } = options;
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'checkout', namespace: 'default', annotations },
  };
  return renderFleet(
    <EntityProvider entity={entity}>
      <EntityClusters />
    </EntityProvider>,
    { api, at },
  );
}

async function clusterNames() {
  const table = await screen.findByRole('grid', { name: 'Where it runs' });
  await within(table).findAllByRole('link');
  const headers = within(table).getAllByRole('rowheader');
  return headers.map(header => within(header).getByRole('link').textContent);
}

describe('EntityClusters', () => {
  it('shows that it loads', async () => {
    const api = fleetOf([degraded]);
    const release = api.hold();
    render(api);
    expect(await screen.findByText('Loading')).toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    release();
    expect(await clusterNames()).toEqual(['prod-us-1']);
  });

  it('sums up where it runs', async () => {
    render(fleetOf([placement(), degraded, stale]));
    expect(
      await screen.findByRole('heading', {
        name: '3 clusters, 3 versions, 1 degraded',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Looked up by the label backstage.io/kubernetes-id=checkout',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The one cluster of the fleet is current'),
    ).toBeVisible();
  });

  it('says of each placement what runs, how well, and leads to the cluster', async () => {
    render(fleetOf([degraded]));
    const row = await screen.findByRole('row', { name: /prod-us-1/ });
    const texts = [
      'shop',
      'checkout',
      'Deployment',
      '2.4.2',
      'Degraded',
      'CrashLoopBackOff',
      '1 / 3',
      '37',
      /^OOMKilled/,
      '2 min ago',
    ];
    for (const text of texts) {
      expect(within(row).getByText(text)).toBeInTheDocument();
    }
    expect(within(row).getByRole('link')).toHaveAttribute(
      'href',
      '/fleet/clusters/us',
    );
  });

  it('shows the images when asked', async () => {
    render(fleetOf([placement()]));
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Images of checkout in prod-eu-1',
      }),
    );
    const details = await screen.findByRole('dialog');
    expect(details).toHaveTextContent('ghcr.io/acme/checkout:2.4.1');
    expect(details).toHaveTextContent('sha256:3f3f');
    expect(details).toHaveTextContent(
      'Found by backstage.io/kubernetes-id, with high confidence',
    );
  });

  it('marks stale rows in words, with their age', async () => {
    render(fleetOf([stale]));
    const row = await screen.findByRole('row', { name: /dc-frankfurt/ });
    expect(within(row).getByText('Stale')).toBeInTheDocument();
    expect(within(row).getByText('6 min ago')).toBeInTheDocument();
  });

  it('says which workloads were found by a guess', async () => {
    render(
      fleetOf([
        placement({
          match: { by: 'app.kubernetes.io/name', confidence: 'low' },
        }),
      ]),
    );
    expect(
      await screen.findByText('Deployment · by name only'),
    ).toBeInTheDocument();
  });

  it('is filtered and sorted as its link says', async () => {
    render(fleetOf([placement(), degraded, stale]), {
      at: '/catalog/default/component/checkout/clusters?status=healthy&sort=-version',
    });
    expect(await clusterNames()).toEqual(['prod-eu-1', 'dc-frankfurt']);
  });

  it('offers to clear filters that match nothing', async () => {
    render(fleetOf([degraded]), { at: '/x?q=nothing' });
    await userEvent.click(
      (
        await screen.findAllByRole('button', { name: 'Clear all filters' })
      )[0],
    );
    expect(await clusterNames()).toEqual(['prod-us-1']);
  });

  it('says that it runs nowhere, where all was seen', async () => {
    render(fleetOf([]));
    expect(
      await screen.findByText('It was not found in any cluster'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The one cluster was seen completely.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/does not say how/)).not.toBeInTheDocument();
  });

  it('does not say that it runs nowhere, where not all was seen', async () => {
    render(fleetOf([], [cluster(), unreachable]));
    expect(
      await screen.findByText(/Not all of the fleet was seen/),
    ).toBeVisible();
    expect(
      screen.getByText('1 of 2 clusters are current; 1 unreachable'),
    ).toBeInTheDocument();
  });

  it('says how to annotate an entity that is silent', async () => {
    render(fleetOf([]), { annotations: {} });
    expect(
      await screen.findByText(/app\.kubernetes\.io\/name.*checkout/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/backstage\.io\/kubernetes-id: checkout/),
    ).toBeInTheDocument();
  });

  it('says where a lookup was confined to', async () => {
    render(fleetOf([]), {
      annotations: {
        'backstage.io/kubernetes-label-selector': 'app=web',
        'backstage.io/kubernetes-namespace': 'shop',
      },
    });
    expect(
      await screen.findByText(
        'Looked up by the label selector app=web in the namespace shop.',
      ),
    ).toBeInTheDocument();
  });

  it('says how to configure clusters where there are none', async () => {
    render(new FakeFleetApi());
    expect(
      await screen.findByText('No clusters are configured'),
    ).toBeInTheDocument();
  });

  it('says that one may not see it', async () => {
    const api = fleetOf([degraded]);
    api.failWith(new NotAllowedError('denied'));
    render(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /You may not see this.*denied/,
    );
  });

  it('says that it failed, and tries again when asked', async () => {
    const api = fleetOf([degraded]);
    api.failWith(new Error('502'));
    render(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(/502/);
    api.failWith(undefined);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await clusterNames()).toEqual(['prod-us-1']);
  });
});
