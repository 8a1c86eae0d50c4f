import { NotAllowedError } from '@backstage/errors';
import { act, screen } from '@testing-library/react';
import { cluster, FakeFleetApi, renderFleet } from '../__testUtils__';
import { FleetPage } from '../components/FleetPage';

describe('polling', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const pass = (milliseconds: number) =>
    act(() => jest.advanceTimersByTimeAsync(milliseconds));

  it('reads again every ten seconds, and shows what is new', async () => {
    const api = new FakeFleetApi({ clusters: [cluster({ name: 'one' })] });
    renderFleet(<FleetPage />, { api });
    await screen.findByText('one');
    api.become({ clusters: [cluster({ name: 'two' })] });
    await pass(10_500);
    expect(api.requests).toHaveLength(2);
    expect(screen.getByText('two')).toBeInTheDocument();
  });

  it('does not ask again and again for what it may not see', async () => {
    const api = new FakeFleetApi();
    api.failWith(new NotAllowedError('denied'));
    renderFleet(<FleetPage />, { api });
    await screen.findByRole('alert');
    await pass(60_000);
    expect(api.requests).toHaveLength(1);
  });
});
