import { screen, waitFor, within } from '@testing-library/react';
import {
  ago,
  cluster,
  clusterNode,
  cost,
  FakeFleetApi,
  renderFleet,
} from '../../__testUtils__';
import { NodesPage } from './NodesPage';

jest.setTimeout(30_000);

const GI = 1024 ** 3;
const { id, name } = cluster();

const api = () =>
  new FakeFleetApi({
    clusters: [cluster()],
    nodes: [
      clusterNode({
        used: { cpu: 0.5, memory: 3 * GI, measuredAt: ago(30_000) },
      }),
      clusterNode({
        name: 'ip-10-0-0-2',
        ready: false,
        notReadySince: ago(120_000),
        conditions: ['MemoryPressure'],
        unschedulable: true,
        requested: undefined,
        podCount: undefined,
        kubeletSkew: 2,
      }),
    ],
    nodeGroups: [
      {
        key: id,
        cluster: { id, name },
        nodes: 2,
        ready: 1,
        allocatable: { cpu: 8, memory: 32 * GI, pods: 116 },
        requested: { cpu: 2, memory: 16 * GI },
        podCount: 29,
      },
    ],
    costs: [
      cost({ key: 'group:default/payments', cluster: undefined }),
      cost({ key: '', cluster: undefined, podCount: 3 }),
    ],
  });

function render(search = '') {
  const fleet = api();
  renderFleet(<NodesPage />, { api: fleet, at: `/fleet/nodes${search}` });
  return fleet;
}

async function findRow(row: RegExp) {
  return within(await screen.findByRole('row', { name: row }));
}

describe('NodesPage', () => {
  it('tells what is used where clusters measure that', async () => {
    const measuredAt = '2026-11-24T11:57:00.000Z';
    const used = { cpu: 1, memory: 4 * GI, measuredAt };
    const node = clusterNode({
      allocatable: { cpu: 4, memory: 16 * GI, pods: 58 },
      used,
    });
    const fleet = new FakeFleetApi({ clusters: [cluster()], nodes: [node] });
    renderFleet(<NodesPage />, { api: fleet, at: '/fleet/nodes' });
    const row = within(
      await screen.findByRole('row', { name: RegExp(node.name) }),
    );
    const texts = row.getAllByText(/25 % used/);
    expect(texts).toHaveLength(2);
    expect(texts[0]).toHaveAttribute('title', `Measured at ${measuredAt}`);
  });

  it('says what there is of a node, and what pods ask for', async () => {
    render();
    const row = await findRow(/ip-10-0-0-1/);
    for (const text of [
      'Ready',
      '1 of 4',
      '4 GiB of 16 GiB',
      '12 of 58',
      '21 %',
      '25 % · 13 % used',
      'linux · arm64',
      'containerd://2.1.4',
    ]) {
      expect(row.getByText(text)).toBeInTheDocument();
    }
  });

  it('says what troubles a node, and what is not known of it', async () => {
    render();
    const row = await screen.findByRole('row', { name: /ip-10-0-0-2/ });
    for (const text of [
      'Not ready',
      '2 min ago · MemoryPressure, takes no new pods',
      '– of 4',
      '2 minor versions behind',
    ]) {
      expect(row).toHaveTextContent(text);
    }
  });

  it('sums nodes up when asked', async () => {
    const fleet = render('?groupBy=cluster');
    const table = await screen.findByRole('grid', { name: 'Nodes by Cluster' });
    expect(within(table).getByText('1 not ready')).toBeInTheDocument();
    expect(within(table).getByText('16 GiB of 32 GiB')).toBeInTheDocument();
    expect(fleet.queries).toContainEqual(
      expect.objectContaining({ groupBy: 'cluster' }),
    );
  });

  it('says what owners ask for, since nodes have none', async () => {
    const fleet = render('?groupBy=owner&cluster=prod-eu-1');
    const table = await screen.findByRole('grid', {
      name: 'What pods ask for, by owner',
    });
    expect(await within(table).findByText('Nobody')).toBeInTheDocument();
    expect(within(table).getByText('231')).toBeInTheDocument();
    await waitFor(() =>
      expect(fleet.queries).toContainEqual({
        groupBy: 'owner',
        cluster: 'prod-eu-1',
      }),
    );
  });
});
