import { NotFoundError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  cluster,
  difference,
  FakeFleetApi,
  renderFleet,
} from '../../__testUtils__';
import { DifferencesPage } from './DifferencesPage';

jest.setTimeout(30_000);

const BOTH = '/fleet/differences?left=id-prod-eu-1&right=id-prod-us-1';

function render(api: FakeFleetApi, at = BOTH) {
  return renderFleet(<DifferencesPage />, { api, at });
}

function fleetOf(
  differences = [difference()],
  compared: ConstructorParameters<typeof FakeFleetApi>[0] = {},
) {
  const clusters = [cluster(), cluster({ name: 'prod-us-1' })];
  return new FakeFleetApi({ clusters, differences, ...compared });
}

describe('DifferencesPage', () => {
  it('shows both sides', async () => {
    render(
      fleetOf([
        difference(),
        difference({
          ...{ id: '2', kinds: ['onlyLeft'], right: undefined },
          workload: { kind: 'Deployment', name: 'stock' },
        }),
      ]),
    );
    const table = await screen.findByRole('grid', { name: 'Differences' });
    const row = await within(table).findByRole('row', { name: /checkout/ });
    expect(row).toHaveTextContent(
      /images, version.*web: checkout:1.2.0.*web: checkout:1.3.0/,
    );
    expect(within(table).getByRole('row', { name: /stock/ })).toHaveTextContent(
      /only in the one.*1.2.0.*Not there/,
    );
    expect(
      screen.getByText('only in the one: 1 · images: 1 · version: 1'),
    ).toBeInTheDocument();
  });

  it.each([
    ['replicas', { replicas: 1 }, { replicas: 5 }, '1 replica5 replicas'],
    [
      'configuration',
      { templateHash: 'aa' },
      { templateHash: 'bb' },
      'template aatemplate bb',
    ],
    [
      'digests',
      { digests: ['sha256:0123456789abcdef'] },
      { digests: ['sha256:fedcba9876543210'] },
      'sha256:0123456789absha256:fedcba987654',
    ],
  ] as const)('shows what differs in %s', async (kind, left, right, text) => {
    const sides = difference();
    const shown = {
      left: { ...sides.left!, ...left },
      right: { ...sides.right!, ...right },
    };
    render(fleetOf([difference({ kinds: [kind], ...(shown as {}) })]));
    const table = await screen.findByRole('grid', { name: 'Differences' });
    const row = await within(table).findByRole('row', { name: /checkout/ });
    expect(row).toHaveTextContent(text);
  });

  it('compares the clusters themselves, and says by what configuration is', async () => {
    const fact = { fact: 'kubernetes' as const, same: false };
    const compared = {
      clusters: [{ ...fact, left: 'v1.33.4' }],
      configuration: { by: 'none' as const, compared: 0 },
    };
    render(fleetOf([difference()], { compared }));
    const table = await screen.findByRole('grid', {
      name: 'The clusters themselves',
    });
    expect(
      await within(table).findByRole('row', { name: /Kubernetes/ }),
    ).toHaveTextContent(/v1.33.4.*Not known/);
    expect(
      screen.getByText(/Configuration is not compared/),
    ).toBeInTheDocument();
  });

  it('lets two clusters be chosen, which the URL then says', async () => {
    const api = fleetOf();
    render(api, '/fleet/differences');
    expect(
      await screen.findByText('Choose two clusters to compare'),
    ).toBeInTheDocument();
    for (const [side, name] of [
      ['One cluster', 'prod-eu-1'],
      ['Another cluster', 'prod-us-1'],
    ]) {
      await userEvent.click(
        await screen.findByRole('button', { name: new RegExp(side) }),
      );
      await userEvent.click(await screen.findByRole('option', { name }));
    }
    await screen.findByRole('grid', { name: 'Differences' });
    expect(screen.getByTestId('url')).toHaveTextContent(BOTH);
    expect(api.queries.at(-1)).toMatchObject({
      ...{ left: 'id-prod-eu-1', right: 'id-prod-us-1' },
    });
  });

  it('asks for what the URL says', async () => {
    const api = fleetOf();
    render(api, `${BOTH}&kind=images&all=true&entityRef=component:default/x`);
    await screen.findByRole('grid', { name: 'Differences' });
    await waitFor(() =>
      expect(api.queries.at(-1)).toMatchObject({
        ...{ kind: ['images'], all: true, entityRef: 'component:default/x' },
      }),
    );
  });

  it('does not compare a cluster with itself', async () => {
    render(fleetOf(), '/fleet/differences?left=a&right=a');
    expect(
      await screen.findByText('These are the same cluster'),
    ).toBeInTheDocument();
  });

  it('says that nothing differs, and what went wrong', async () => {
    const api = fleetOf([]);
    const { unmount } = render(api, BOTH);
    expect(
      await screen.findByText('Nothing differs that you may see'),
    ).toBeInTheDocument();
    unmount();
    api.failWith(new NotFoundError('there is no cluster x'));
    render(api);
    expect(
      await screen.findByText(/there is no cluster x/),
    ).toBeInTheDocument();
  });
});
