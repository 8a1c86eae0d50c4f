import type { Coverage } from '@flotilla/backstage-plugin-fleet-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ago,
  cluster,
  coverageOf,
  FakeFleetApi,
  problemOf,
  renderFleet,
} from '../../__testUtils__';

import { CoverageBanner } from './CoverageBanner';

function render(coverage: Coverage) {
  renderFleet(<CoverageBanner coverage={coverage} />, {
    api: new FakeFleetApi(),
  });
  return screen.findByRole('region', { name: 'Coverage of this answer' });
}

const unreachable = cluster({
  name: 'edge-15',
  sync: { status: 'unreachable', since: ago(7_200_000), reason: 'ENOTFOUND' },
});
const starting = cluster({
  name: 'staging',
  sync: { status: 'initial', since: ago(1000) },
});
const refused = cluster({
  name: 'bank',
  sync: { status: 'forbidden', since: ago(1000), reason: '401' },
});

describe('CoverageBanner', () => {
  it('is one quiet line where all was seen', async () => {
    const banner = await render(coverageOf([cluster(), cluster()]));
    expect(banner).toHaveTextContent(/^All 2 clusters are current$/);
    expect(within(banner).queryByRole('button')).not.toBeInTheDocument();
  });

  it('names every state that there is', async () => {
    const banner = await render(
      coverageOf([cluster(), unreachable, starting, refused]),
    );
    expect(banner).toHaveTextContent(
      '1 of 4 clusters are current; 1 unreachable, 1 forbidden, 1 initial',
    );
  });

  it('lists the problems when opened by the keyboard', async () => {
    const banner = await render(coverageOf([cluster(), unreachable]));
    const opener = within(banner).getByRole('button', { name: '1 problem' });
    expect(opener).toHaveAttribute('aria-expanded', 'false');
    await userEvent.tab();
    expect(opener).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(opener).toHaveAttribute('aria-expanded', 'true');
    const problem = within(banner).getByRole('listitem');
    expect(problem).toHaveTextContent(
      /Unreachable.*edge-15.*ENOTFOUND.*2 h ago/,
    );
    expect(
      within(problem).getByRole('link', { name: 'edge-15' }),
    ).toBeVisible();
  });

  it('tells of a kind that could not be listed in a cluster that is current', async () => {
    const { id, name } = cluster();
    const banner = await render(
      coverageOf(
        [cluster()],
        [
          {
            cluster: id,
            clusterName: name,
            kind: 'Rollout',
            status: 'forbidden',
            reason: 'cannot list rollouts',
            since: ago(1000),
          },
        ],
      ),
    );
    await userEvent.click(within(banner).getByRole('button'));
    expect(within(banner).getByRole('listitem')).toHaveTextContent(
      /Forbidden.*prod-eu-1.*Rollout only.*cannot list rollouts/,
    );
  });

  it('shows a reason as text', async () => {
    const [problem] = problemOf(unreachable);
    const banner = await render(
      coverageOf([unreachable], [{ ...problem, reason: '<img src=x>\u202e' }]),
    );
    await userEvent.click(within(banner).getByRole('button'));
    expect(within(banner).getByText('<img src=x>\\u202e')).toBeInTheDocument();
  });
});
