import { NotAllowedError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  change,
  cluster,
  FakeFleetApi,
  renderFleet,
  upgrade,
} from '../../__testUtils__';
import { ChangesPage } from './ChangesPage';

jest.setTimeout(30_000);

const day = (n: number) => new Date(2026, 10, n, 9, 30).toISOString();
const node = {
  ...change({ id: '2', at: day(20), kind: 'nodesRemoved' }),
  ...{ workload: undefined, namespace: undefined, entityRef: undefined },
  ...{ scaling: undefined, nodes: { names: ['a', 'b'], count: 12 } },
};

function render(api: FakeFleetApi, at = '/fleet/changes') {
  return renderFleet(<ChangesPage />, { api, at });
}

function fleetOf(changes = [change({ at: day(21) }), node]) {
  return new FakeFleetApi({ clusters: [cluster()], changes });
}

describe('ChangesPage', () => {
  it('tells what happened, by days', async () => {
    render(fleetOf());
    const later = await screen.findByRole('region', { name: /November 21/ });
    const earlier = screen.getByRole('region', { name: /November 20/ });
    expect(within(later).getByRole('listitem')).toHaveTextContent(
      /9:30.*Scaling.*checkout.*prod-eu-1.*2 → 5 replicas/,
    );
    expect(within(earlier).getByRole('listitem')).toHaveTextContent(
      /Nodes left.*prod-eu-1.*12: a, b, …/,
    );
  });

  it('says how exact a time is', async () => {
    const { changes, source, evidence } = upgrade();
    render(
      fleetOf([
        change({ at: day(21), notBefore: day(20), lastAt: day(22) }),
        change({
          ...{ id: '2', at: day(20), kind: 'rollback', scaling: undefined },
          ...{ precision: 'after', upgrade: { changes, source, evidence } },
        }),
      ]),
    );
    const [scaled, rolledBack] = await screen.findAllByRole('listitem');
    expect(scaled).toHaveTextContent(/until Nov 22.*not watched since Nov 20/);
    expect(rolledBack).toHaveTextContent(/checkout: 1.2.0 → 1.3.0/);
    expect(rolledBack).toHaveTextContent(/Rollback/);
  });

  it.each([
    [
      {
        kind: 'scaling',
        scaling: { from: 2, to: 4, low: 1, high: 9, times: 7 },
      },
      '2 → 4 replicas, 7 times between 1 and 9',
    ],
    [{ kind: 'restarts', restarts: { count: 12 } }, '12 restarts'],
    [
      { kind: 'clusterVersion', version: { from: 'v1.33.4', to: 'v1.34.1' } },
      'v1.33.4 → v1.34.1',
    ],
    [
      {
        kind: 'policy',
        policy: {
          ...{ kind: 'NetworkPolicy', name: 'deny', times: 1 },
          action: 'deleted',
        },
      },
      'NetworkPolicy deny deleted',
    ],
  ] as const)('says what it was: %j', async (of, text) => {
    render(fleetOf([change({ scaling: undefined, ...of })]));
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('asks for what the URL says', async () => {
    const api = fleetOf();
    render(api, '/fleet/changes?since=P30D&kind=policy&cluster=prod');
    await screen.findAllByRole('listitem');
    await waitFor(() =>
      expect(api.queries.at(-1)).toMatchObject({
        ...{ since: 'P30D', kind: ['policy'], cluster: 'prod' },
      }),
    );
  });

  it('shows more when asked', async () => {
    const third = change({ id: '3', at: day(19) });
    render(fleetOf([change({ at: day(21) }), node, third]));
    expect(await screen.findByText('2 of 3 shown')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findAllByRole('listitem')).toHaveLength(3);
  });

  it('tells nothing found from nothing there, and from what is refused', async () => {
    const api = fleetOf([]);
    render(api, '/fleet/changes?kind=policy');
    expect(
      await screen.findByText('Nothing matches these filters'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear all filters' })[0],
    );
    expect(
      await screen.findByText(
        'Nothing happened in the last 7 days that you may see',
      ),
    ).toBeInTheDocument();
  });

  it('says that one may not see it', async () => {
    const api = fleetOf();
    api.failWith(new NotAllowedError('no'));
    render(api);
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });
});
