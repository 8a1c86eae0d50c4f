import { screen } from '@testing-library/react';
import { change, FakeFleetApi, renderFleet } from '../../__testUtils__';
import { RecentChanges } from './RecentChanges';

describe('RecentChanges', () => {
  it('shows what happened last to a cluster, and leads to all of it', async () => {
    const api = new FakeFleetApi({ changes: [change()] });
    renderFleet(<RecentChanges cluster="id-one" />, { api });
    const item = await screen.findByRole('listitem');
    expect(item).toHaveTextContent('2 → 5 replicas');
    expect(item).not.toHaveTextContent('prod-eu-1');
    expect(screen.getByRole('link', { name: 'All changes' })).toHaveAttribute(
      'href',
      '/fleet/changes?cluster=id-one&since=P30D',
    );
    expect(api.queries.at(-1)).toMatchObject({ cluster: 'id-one', limit: 10 });
  });

  it('shows where it happened to an entity', async () => {
    const api = new FakeFleetApi({ changes: [change()] });
    const entityRef = 'component:default/checkout';
    renderFleet(<RecentChanges entityRef={entityRef} />, { api });
    expect(await screen.findByRole('listitem')).toHaveTextContent('prod-eu-1');
    expect(api.queries.at(-1)).toMatchObject({ entityRef });
  });

  it('says where nothing happened, and where it failed', async () => {
    const api = new FakeFleetApi();
    const { unmount } = renderFleet(<RecentChanges cluster="one" />, { api });
    expect(
      await screen.findByText('Nothing happened in the last 30 days'),
    ).toBeInTheDocument();
    unmount();
    api.failWith(new Error('broken'));
    renderFleet(<RecentChanges cluster="one" />, { api });
    expect(
      await screen.findByText('The fleet could not be read'),
    ).toBeInTheDocument();
  });
});
