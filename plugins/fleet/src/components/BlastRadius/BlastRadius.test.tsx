import type { BlastRadius as Answer } from '@flotilla/backstage-plugin-fleet-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { cluster, FakeFleetApi, renderFleet } from '../../__testUtils__';
import { BlastRadius } from './BlastRadius';
import { BlastRadiusButton } from './BlastRadiusButton';

jest.setTimeout(30_000);

const ref = (name: string) => `component:default/${name}`;

function answer(changes: Partial<Answer> = {}): Omit<Answer, 'coverage'> {
  return {
    items: [
      {
        entityRef: ref('bridge'),
        owner: 'group:default/payments',
        system: 'system:default/payments',
        confidence: 'high',
        redundancy: 'none',
        lost: { workloads: 1, clusters: 1, replicas: 2 },
        total: { workloads: 1, clusters: 1, replicas: 2 },
        elsewhere: [],
      },
      {
        entityRef: ref('checkout'),
        confidence: 'low',
        redundancy: 'elsewhere',
        lost: { workloads: 2, clusters: 1, replicas: 4 },
        total: { workloads: 6, clusters: 5, replicas: 20 },
        elsewhere: ['us', 'ap', 'sa', 'me'].map(name => ({
          cluster: { id: name, name: `prod-${name}` },
          environment: 'prod',
          workloads: 1,
          replicas: 4,
          available: 3,
          stale: name === 'us',
        })),
      },
    ],
    totalItems: 2,
    totals: { services: 2, gone: 1, workloads: 5, unclaimed: 2 },
    owners: [
      { entityRef: 'group:default/payments', services: 1, gone: 1 },
      { services: 1, gone: 0 },
    ],
    systems: [],
    consumers: [
      {
        entityRef: ref('web'),
        gone: true,
        path: [
          { entityRef: ref('bridge'), relation: 'providesApi' },
          { entityRef: 'api:default/settlement', relation: 'apiConsumedBy' },
          { entityRef: ref('web') },
        ],
      },
    ],
    consumersAreWhole: false,
    ...changes,
  };
}

function fleetOf(blastRadius = answer()) {
  return new FakeFleetApi({ clusters: [cluster()], blastRadius });
}

describe('BlastRadius', () => {
  it('says what is hit, what is left of it, and where', async () => {
    const api = fleetOf();
    renderFleet(<BlastRadius of={{ cluster: 'c1' }} />, { api });
    const bridge = await screen.findByRole('row', { name: /default\/bridge/ });
    expect(bridge).toHaveTextContent(/Nothing.*1 workload.*2 of 2 replicas/);
    expect(bridge).toHaveTextContent(/Nowhere/);
    const checkout = screen.getByRole('row', { name: /default\/checkout/ });
    expect(checkout).toHaveTextContent(/by name only/);
    expect(checkout).toHaveTextContent(/Runs elsewhere/);
    expect(checkout).toHaveTextContent(
      /prod-us · prod · 3 of 4 available · Stale/,
    );
    expect(checkout).toHaveTextContent(/and one more/);
    expect(
      screen.getByText(
        '2 services are hit · 1 runs nowhere else · 2 workloads belong to no service',
      ),
    ).toBeInTheDocument();
    const owners = screen.getByRole('list', { name: 'Who is concerned' });
    expect(owners).toHaveTextContent('payments: 1 service');
    expect(owners).toHaveTextContent('Nobody: 1 service');
    expect(api.queries).toEqual([{ cluster: 'c1', cursor: undefined }]);
  });

  it('says who is hit through them, by which path', async () => {
    renderFleet(<BlastRadius of={{ image: 'x' }} />, { api: fleetOf() });
    const table = await screen.findByRole('grid', { name: 'Hit through them' });
    const row = within(table).getByRole('row', { name: /default\/web/ });
    const steps = within(row).getAllByRole('listitem');
    expect(steps.map(({ textContent }) => textContent)).toEqual([
      'component:default/bridge provides',
      'api:default/settlement consumed by',
      'component:default/web',
    ]);
    expect(row).toHaveTextContent(/loses it altogether/);
    expect(
      screen.getByText('There are more that are not shown.'),
    ).toBeInTheDocument();
  });

  it('says that nothing is hit', async () => {
    const nothing = answer({
      items: [],
      totals: { services: 0, gone: 0, workloads: 0, unclaimed: 0 },
      owners: [],
      consumers: [],
    });
    renderFleet(<BlastRadius of={{ image: 'x' }} />, { api: fleetOf(nothing) });
    expect(
      await screen.findByText('No service that you may see is hit'),
    ).toBeInTheDocument();
  });

  it('says that it failed', async () => {
    const api = fleetOf();
    api.failWith(new Error('502'));
    renderFleet(<BlastRadius of={{ image: 'x' }} />, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(/502/);
  });

  it('is asked for only when it is opened', async () => {
    const api = fleetOf();
    const button = <BlastRadiusButton of={{ image: 'a:1' }} name="a:1" />;
    renderFleet(button, { api });
    const opener = await screen.findByRole('button', {
      name: 'Blast radius of a:1',
    });
    expect(api.queries).toEqual([]);
    await userEvent.click(opener);
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByRole('row', { name: /default\/bridge/ }),
    ).toBeInTheDocument();
  });
});
