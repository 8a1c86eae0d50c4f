import { NotAllowedError } from '@backstage/errors';
import { act, screen, within } from '@testing-library/react';
import {
  ago,
  cluster,
  FakeFleetApi,
  kindSync,
  renderFleet,
} from '../../__testUtils__';
import { ClustersRouter } from '../ClustersRouter';

function render(api: FakeFleetApi, id: string) {
  return renderFleet(<ClustersRouter />, {
    api,
    at: `/fleet/clusters/${id}`,
    mountPath: '/fleet/clusters',
  });
}

describe('ClusterPage', () => {
  it('shows what the cluster is, and how that was told', async () => {
    render(new FakeFleetApi({ clusters: [cluster()] }), 'id-prod-eu-1');
    expect(
      await screen.findByRole('heading', { name: 'prod-eu-1' }),
    ).toBeInTheDocument();
    const overview = screen.getByRole('region', { name: 'Overview' });
    expect(overview).toHaveTextContent(/EKS · high confidence/);
    expect(
      within(overview).getByRole('list', { name: 'How it was told' }),
    ).toHaveTextContent('gitVersion v1.34.1-eks-1a2b3c4 contains -eks-');
    for (const text of ['AWS', 'eu-west-1', 'environment=production']) {
      expect(within(overview).getByText(text)).toBeInTheDocument();
    }
    const state = screen.getByRole('region', { name: 'State' });
    expect(state).toHaveTextContent(/Healthy.*6 \/ 6.*84.*Current/);
  });

  it('shows how far each kind is collected', async () => {
    const api = new FakeFleetApi({
      clusters: [cluster()],
      details: {
        'id-prod-eu-1': {
          kinds: [
            kindSync('Rollout', {
              status: 'forbidden',
              since: ago(60_000),
              reason: 'cannot list rollouts',
            }),
            kindSync('Pod', {
              rows: 231,
              refused: 2,
              errors: 3,
              lagMs: 14,
              lastEventAt: ago(120_000),
            }),
          ],
        },
      },
    });
    render(api, 'id-prod-eu-1');
    const row = await screen.findByRole('row', { name: /Rollout/ });
    expect(row).toHaveTextContent(
      /Forbidden.*cannot list rollouts.*0.*None.*1 min ago/,
    );
    expect(screen.getByRole('row', { name: /Pod/ })).toHaveTextContent(
      /231.*2 too large to keep.*2 min ago.*kept after 14 ms.*1\.2 MB.*3/,
    );
  });

  it('warns where it is not seen now, and lists the problems', async () => {
    const gone = cluster({
      sync: {
        status: 'stale',
        since: ago(360_000),
        observedAt: ago(360_000),
        reason: 'connect ETIMEDOUT',
      },
    });
    render(new FakeFleetApi({ clusters: [gone] }), gone.id);
    expect(
      await screen.findByText(/not what the cluster is like now/),
    ).toHaveTextContent('Last seen: 6 min ago');
    expect(screen.getByRole('region', { name: 'Problems' })).toHaveTextContent(
      /Stale.*connect ETIMEDOUT/,
    );
  });

  it('can be found by a name that only one cluster has', async () => {
    render(new FakeFleetApi({ clusters: [cluster()] }), 'prod-eu-1');
    expect(
      await screen.findByRole('region', { name: 'Overview' }),
    ).toHaveTextContent('id-prod-eu-1');
  });

  it('says that there is no such cluster, and leads back', async () => {
    render(new FakeFleetApi({ clusters: [cluster()] }), 'gone');
    expect(
      await screen.findByRole('heading', { name: 'There is no such cluster' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'To all clusters' }),
    ).toHaveAttribute('href', '/fleet');
  });

  it('lets one choose among clusters of one name', async () => {
    const clusters = [
      cluster({ id: 'a1', name: 'prod' }),
      cluster({ id: 'b2', name: 'prod', distribution: 'gke' }),
      cluster({ id: 'c3', name: 'other' }),
    ];
    render(new FakeFleetApi({ clusters }), 'prod');
    expect(
      await screen.findByText('More than one cluster is called prod'),
    ).toBeInTheDocument();
    expect(screen.getByText(/a1, b2/)).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'b2' })).toHaveAttribute(
      'href',
      '/fleet/clusters/b2',
    );
    expect(screen.queryByRole('link', { name: 'c3' })).not.toBeInTheDocument();
  });

  it('says that one may not see it', async () => {
    const api = new FakeFleetApi();
    api.failWith(new NotAllowedError('denied'));
    render(api, 'x');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /You may not see this/,
    );
  });

  it('keeps what it has where a refresh fails', async () => {
    const api = new FakeFleetApi({ clusters: [cluster()] });
    const { queryClient } = render(api, 'id-prod-eu-1');
    await screen.findByRole('region', { name: 'Overview' });
    api.failWith(new Error('Failed to fetch'));
    await act(() => queryClient.refetchQueries());
    // Of the cluster, and of what it takes with it.
    const said = await screen.findAllByText(/Failed to fetch/);
    expect(said.length).toBeGreaterThan(0);
    expect(screen.getByRole('region', { name: 'Overview' })).toBeVisible();
  });
});
