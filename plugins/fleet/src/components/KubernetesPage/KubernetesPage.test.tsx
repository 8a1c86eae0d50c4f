import type { ClusterVersion } from '@flotilla/backstage-plugin-fleet-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  cluster,
  clusterVersion,
  FakeFleetApi,
  renderFleet,
} from '../../__testUtils__';
import { KubernetesPage } from './KubernetesPage';

jest.setTimeout(30_000);

function render(...changes: Partial<ClusterVersion>[]) {
  const clusterVersions = changes.map(clusterVersion);
  const api = new FakeFleetApi({ clusters: [cluster()], clusterVersions });
  renderFleet(<KubernetesPage />, { api, at: '/fleet/kubernetes' });
  return api;
}

async function findRow(name: RegExp) {
  return within(await screen.findByRole('row', { name }));
}

describe('KubernetesPage', () => {
  it('says what each cluster runs, what its kubelets do, and what comes next', async () => {
    render({});
    const row = await findRow(/prod-eu-1/);
    for (const text of [
      'EKS',
      'v1.32.4-eks-1',
      'next: 1.33',
      'v1.31.9-eks-1 ×2, v1.32.4-eks-1 ×4',
      '1 minor version behind',
    ]) {
      expect(row.getByText(text)).toBeInTheDocument();
    }
    expect(row.queryByText('Skew not supported')).not.toBeInTheDocument();
  });

  it.each<[Partial<ClusterVersion>, string, RegExp]>([
    [{ endsIn: -3 }, 'Ended', /2026-12-23 · 3 days ago/],
    [{ endsIn: 1 }, 'Ends soon', /in 1 day$/],
    [{ endsIn: 400 }, 'Supported', /in 400 days/],
  ])('says in words how support is: %j', async (changes, words, when) => {
    render(changes);
    const row = await findRow(/prod-eu-1/);
    expect(row.getByText(words)).toBeInTheDocument();
    expect(row.getByText(when)).toBeInTheDocument();
    expect(row.getByText('2027-12-23')).toBeInTheDocument();
    expect(row.getByRole('link', { name: /docs\.example/ })).toHaveAttribute(
      'href',
      'https://docs.example/versions',
    );
  });

  it('says which versions there were, where the cluster does', async () => {
    const past = { state: 'Completed', startedAt: '2026-10-01T00:00:00Z' };
    render({
      distributionVersion: '4.21.9',
      history: [
        { ...past, version: '4.21.9' },
        { ...past, version: '4.21.4' },
      ],
    });
    const row = await findRow(/prod-eu-1/);
    expect(row.getByText('next: 1.33 · before: 4.21.4')).toBeInTheDocument();
  });

  it('warns of kubelets that are too far behind', async () => {
    render({ worstSkew: 4, skewSupported: false });
    const row = await findRow(/prod-eu-1/);
    expect(row.getByText('Skew not supported')).toBeInTheDocument();
    expect(row.getByText('4 minor versions behind')).toBeInTheDocument();
  });

  it('says where nodes have to be upgraded before', async () => {
    render({ worstSkew: 3, skewSupported: true, nodesFirst: true });
    const row = await findRow(/prod-eu-1/);
    expect(
      row.getByText('Nodes first, then the next version'),
    ).toBeInTheDocument();
  });

  it('has what an upgrade meets as other parts', async () => {
    const api = render({});
    await findRow(/prod-eu-1/);
    await userEvent.click(
      screen.getByRole('radio', { name: 'Deprecated APIs' }),
    );
    expect(
      await screen.findByText(
        'Nothing is in use that the next versions remove',
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'Add-ons' }));
    expect(
      await screen.findByText('No add-on or chart is known that you may see'),
    ).toBeInTheDocument();
    expect(api.queries.at(-1)).not.toHaveProperty('orderBy');
  });

  it('follows no source that is no page', async () => {
    // eslint-disable-next-line no-script-url
    const url = 'javascript:alert(1)';
    render({ supportSource: { url, asOf: '2026-11-01' } });
    const row = await findRow(/prod-eu-1/);
    expect(row.getByText(url)).toBeInTheDocument();
    expect(row.getAllByRole('link')).toHaveLength(1);
  });

  it('sorts by what loses its support next, or as is asked', async () => {
    const api = render({});
    await findRow(/prod-eu-1/);
    expect(api.queries.at(-1)).toMatchObject({
      orderBy: 'supportEndsAt',
      order: 'asc',
    });
    await userEvent.click(
      screen.getByRole('columnheader', { name: /API server/ }),
    );
    await waitFor(() =>
      expect(api.queries.at(-1)).toMatchObject({ orderBy: 'version' }),
    );
  });
});
