import type {
  DeclaredService,
  UnclaimedWorkload,
} from '@flotilla/backstage-plugin-fleet-common';
import { NotAllowedError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ago, cluster, FakeFleetApi, renderFleet } from '../../__testUtils__';
import { OwnershipPage } from './OwnershipPage';

jest.setTimeout(30_000);

const { id, name } = cluster();

function unclaimed(
  changes: Partial<UnclaimedWorkload> = {},
): UnclaimedWorkload {
  return {
    id: 'w1',
    cluster: { id, name },
    namespace: 'orders',
    workload: { kind: 'Deployment', name: 'checkout-canary' },
    images: [{ container: 'main', image: 'acme/checkout', tag: '4.12' }],
    replicas: { desired: 1, ready: 1, updated: 1, available: 1 },
    status: 'healthy',
    suggestion: {
      owner: 'group:default/team-orders',
      confidence: 'medium',
      evidence: [
        {
          by: 'image',
          text: '4 of 4 claimed workloads that run it are theirs',
        },
        { by: 'namespace', text: '<b>9</b> of 9 of the namespace are theirs' },
      ],
    },
    observedAt: ago(3_000),
    stale: false,
    ...changes,
  };
}

const declared: DeclaredService = {
  entityRef: 'component:default/chat-assistant',
  owner: 'group:default/team-customers',
  lifecycle: 'production',
  type: 'service',
  reasons: [
    { code: 'onlyInDevelopment', text: 'It runs only in development' },
    { code: 'noOwner', text: 'The catalog does not have its owner' },
  ],
  places: [
    {
      cluster: { id: 'dev', name: 'aks-dev' },
      environment: 'dev',
      workloads: 1,
      replicas: 2,
      available: 1,
      stale: false,
    },
  ],
};

function render(
  fleet: ConstructorParameters<typeof FakeFleetApi>[0] = {},
  at = '/fleet/ownership',
) {
  const api = new FakeFleetApi({ clusters: [cluster()], ...fleet });
  renderFleet(<OwnershipPage />, { api, at });
  return api;
}

describe('OwnershipPage', () => {
  it('lists workloads that nobody claims, with whose they may be', async () => {
    render({
      unclaimed: [unclaimed(), unclaimed({ id: 'w2', suggestion: undefined })],
    });
    const table = await screen.findByRole('grid', {
      name: 'Claimed by nobody',
    });
    const [first, second] = await within(table).findAllByRole('row', {
      name: /checkout-canary/,
    });
    for (const text of [
      'prod-eu-1',
      'acme/checkout:4.12',
      'group:default/team-orders',
    ]) {
      expect(within(first).getByText(text)).toBeInTheDocument();
    }
    expect(first).toHaveTextContent('Deployment · orders');
    expect(first).toHaveTextContent('medium confidence');
    expect(within(second).getByText('Nothing tells')).toBeInTheDocument();
    expect(
      screen.getByText(
        '2 of 102 workloads belong to no service. Nothing is assigned by a suggestion.',
      ),
    ).toBeInTheDocument();
  });

  it('says why somebody is suggested, as text, when asked', async () => {
    render({ unclaimed: [unclaimed()] });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Why group:default/team-orders may own checkout-canary',
      }),
    );
    const reasons = await screen.findByRole('dialog');
    expect(
      within(reasons).getByText('<b>9</b> of 9 of the namespace are theirs'),
    ).toBeInTheDocument();
  });

  it('asks for what is filled in', async () => {
    const api = render({ unclaimed: [unclaimed()] });
    const box = await screen.findByRole('searchbox', { name: 'Namespace' });
    await userEvent.type(box, 'orders{Enter}');
    await waitFor(() =>
      expect(api.queries.at(-1)).toMatchObject({ namespace: 'orders' }),
    );
  });

  it('lists services that are not seen as they are declared, with the reasons', async () => {
    const api = render({ declared: [declared] });
    await userEvent.click(
      await screen.findByRole('radio', { name: 'Declared, not observed' }),
    );
    const row = await screen.findByRole('row', { name: /chat-assistant/ });
    for (const text of [
      'Only in development',
      'No owner',
      'It runs only in development',
      'aks-dev',
    ]) {
      expect(within(row).getByText(text)).toBeInTheDocument();
    }
    expect(row).toHaveTextContent('production · service');
    expect(row).toHaveTextContent('dev · 1 of 2 available');
    expect(screen.getByTestId('url')).toHaveTextContent('part=declared');
    expect(api.queries.at(-1)).toMatchObject({ reason: undefined });
  });

  it('asks only for a reason that there is', async () => {
    const at = '/fleet/ownership?part=declared&reason=noOwner';
    const api = render({ declared: [declared] }, at);
    await screen.findByRole('row', { name: /chat-assistant/ });
    expect(api.queries.at(-1)).toMatchObject({ reason: 'noOwner' });
  });

  it.each([
    ['', 'Every workload that you may see belongs to a service'],
    ['?part=declared', 'All is as it is declared, as far as you may see'],
  ])('says of %p that all is well', async (search, text) => {
    render({}, `/fleet/ownership${search}`);
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('says that one may not see it', async () => {
    const api = new FakeFleetApi();
    api.failWith(new NotAllowedError('denied'));
    renderFleet(<OwnershipPage />, { api, at: '/fleet/ownership' });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /You may not see this/,
    );
  });
});
