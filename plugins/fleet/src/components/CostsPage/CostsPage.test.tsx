import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ago,
  cluster,
  cost,
  FakeFleetApi,
  renderFleet,
} from '../../__testUtils__';
import { CostsPage } from './CostsPage';

jest.setTimeout(30_000);

type Fleet = ConstructorParameters<typeof FakeFleetApi>[0];

function render(fleet: Fleet, search = '') {
  const api = new FakeFleetApi({ clusters: [cluster()], ...fleet });
  renderFleet(<CostsPage />, { api, at: `/fleet/costs${search}` });
  return api;
}

describe('CostsPage', () => {
  it('says what it costs together and each, and that it is an estimate', async () => {
    render({ costs: [cost(), cost({ key: 'b' })] });
    expect(await screen.findByText('About €876 a month')).toBeInTheDocument();
    expect(screen.getAllByText('An estimate')).toHaveLength(3);
    expect(screen.getByText(/^Estimates are/)).toBeInTheDocument();
    const [row] = screen.getAllByRole('row', { name: /prod-eu-1/ });
    for (const text of ['€0.60', '€438', '12', '48 GiB', '231']) {
      expect(within(row).getByText(text)).toBeInTheDocument();
    }
  });

  it('sums up no more than it has read, and says so', async () => {
    const costs = ['a', 'b', 'c'].map(key => cost({ key }));
    render({ costs });
    expect(
      await screen.findByText('About €876 a month for those shown'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('About €1,314 a month')).toBeInTheDocument();
  });

  it('keeps what OpenCost says apart from estimates', async () => {
    const opencost = cost({
      source: 'opencost',
      currency: 'USD',
      monthly: 100,
      observedAt: ago(120_000),
    });
    render({ costs: [cost(), opencost] });
    expect(await screen.findByText('About €438 a month')).toBeInTheDocument();
    expect(screen.getByText('About $100 a month')).toBeInTheDocument();
    expect(screen.getByText(/^What OpenCost says/)).toBeInTheDocument();
    const [, row] = screen.getAllByRole('row', { name: /prod-eu-1/ });
    for (const text of ['OpenCost', '2 min ago', '$100']) {
      expect(within(row).getByText(text)).toBeInTheDocument();
    }
  });

  it('tells no amounts without prices, and how to give some', async () => {
    render({
      costs: [
        cost({ currency: undefined, hourly: undefined, monthly: undefined }),
      ],
    });
    expect(await screen.findByText(/fleet\.prices/)).toBeInTheDocument();
    expect(screen.queryByText(/About/)).not.toBeInTheDocument();
    expect(
      screen.queryByRole('columnheader', { name: 'Per month' }),
    ).not.toBeInTheDocument();
  });

  it('is told by owner, some of which there is not', async () => {
    const api = render(
      { costs: [cost({ key: '', cluster: undefined, confidence: 'low' })] },
      '?groupBy=owner',
    );
    const row = await screen.findByRole('row', { name: /Nobody/ });
    expect(within(row).getByText('in part by name only')).toBeInTheDocument();
    expect(api.queries.at(-1)).toMatchObject({ groupBy: 'owner' });
  });
});
