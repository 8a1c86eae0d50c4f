import { screen } from '@testing-library/react';
import { FakeFleetApi, renderFleet, rollout } from '../../__testUtils__';
import { EntityRollouts } from './EntityRollouts';

jest.setTimeout(30_000);

const entityRef = 'component:default/checkout';

describe('EntityRollouts', () => {
  it('shows the last rollouts of a service, and leads to all of them', async () => {
    const api = new FakeFleetApi({ rollouts: [rollout()] });
    renderFleet(<EntityRollouts entityRef={entityRef} />, { api });
    expect(await screen.findByRole('link', { name: 'shop' })).toHaveAttribute(
      'href',
      `/fleet/rollouts/${rollout().id}`,
    );
    expect(
      screen.getByRole('link', { name: 'All of its rollouts' }),
    ).toHaveAttribute(
      'href',
      '/fleet/rollouts?entityRef=component%3Adefault%2Fcheckout',
    );
    expect(api.queries).toMatchObject([{ entityRef, limit: 5 }]);
  });

  it('says where there are none, and where it failed', async () => {
    const api = new FakeFleetApi();
    const { unmount } = renderFleet(<EntityRollouts entityRef={entityRef} />, {
      api,
    });
    expect(
      await screen.findByText('Nothing was rolled out of it yet'),
    ).toBeInTheDocument();
    unmount();
    api.failWith(new Error('broken'));
    renderFleet(<EntityRollouts entityRef={entityRef} />, { api });
    expect(
      await screen.findByText('The fleet could not be read'),
    ).toBeInTheDocument();
  });
});
