import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  cluster,
  FakeFleetApi,
  renderFleet,
  workload,
} from '../../__testUtils__';
import { WorkloadsPage } from './WorkloadsPage';

jest.setTimeout(30_000);

function render(workloads = [workload()]) {
  const api = new FakeFleetApi({ clusters: [cluster()], workloads });
  renderFleet(<WorkloadsPage />, { api, at: '/fleet/workloads' });
  return api;
}

describe('WorkloadsPage', () => {
  it('shows what a workload is, how it is, and whose', async () => {
    render([workload({ entityRef: undefined, owner: undefined })]);
    const table = await screen.findByRole('grid', { name: 'Workloads' });
    const row = await within(table).findByRole('row', { name: /checkout/ });
    for (const text of ['2.4.1', 'Healthy', '2 / 2', 'Not in the catalog']) {
      expect(within(row).getByText(text)).toBeInTheDocument();
    }
  });

  it('asks for what is filled in as a filter', async () => {
    const api = render();
    const box = await screen.findByRole('searchbox', { name: 'Name has' });
    await userEvent.type(box, 'check{Enter}');
    await waitFor(() =>
      expect(api.queries.at(-1)).toMatchObject({
        filter: '{"$all":[{"name":{"$contains":"check"}}]}',
      }),
    );
  });

  it('counts by what is asked, and narrows down to what was counted', async () => {
    const { id, name } = cluster();
    const api = new FakeFleetApi({
      clusters: [cluster()],
      workloads: [workload()],
      workloadGroups: [
        {
          keys: [id, 'group:default/payments'],
          cluster: { id, name },
          count: 7,
        },
        { keys: [id, ''], cluster: { id, name }, count: 3 },
      ],
    });
    const at = '/fleet/workloads?groupBy=cluster&thenBy=owner';
    renderFleet(<WorkloadsPage />, { api, at });
    const groups = await screen.findByRole('region', {
      name: 'How many by Cluster, Owner',
    });
    await userEvent.click(
      within(groups).getByRole('button', { name: 'prod-eu-1 · none 3' }),
    );
    await waitFor(() =>
      expect(api.queries.at(-1)).toMatchObject({
        filter: `{"$all":[{"cluster":"${id}"},{"owner":{"$exists":false}}]}`,
        groupBy: ['cluster', 'owner'],
      }),
    );
    const chosen = await screen.findByRole('grid', {
      name: 'Narrowed down to',
    });
    expect(within(chosen).getByText('Cluster: prod-eu-1')).toBeInTheDocument();
    const owner = within(chosen).getByRole('row', { name: /Owner/ });
    await userEvent.click(within(owner).getByRole('button'));
    await waitFor(() =>
      expect(api.queries.at(-1)).toMatchObject({
        filter: `{"$all":[{"cluster":"${id}"}]}`,
      }),
    );
  });

  it('shows names as the text that they are', async () => {
    const name = '<b>bold</b>';
    render([workload({ workload: { kind: 'Deployment', name } })]);
    expect(await screen.findByText(name)).toBeInTheDocument();
  });
});
