import type { Addon } from '@flotilla/backstage-plugin-fleet-common';
import { screen, waitFor, within } from '@testing-library/react';
import { addon, cluster, FakeFleetApi, renderFleet } from '../../__testUtils__';
import { Addons } from './Addons';

jest.setTimeout(30_000);

function render(addons: Addon[], search = '') {
  const api = new FakeFleetApi({ clusters: [cluster()], addons });
  const at = `/fleet/kubernetes?part=addons${search}`;
  renderFleet(<Addons />, { api, at });
  return api;
}

async function findRow(changes: Partial<Addon>) {
  render([addon(changes)]);
  return within(await screen.findByRole('row', { name: /Istio/ }));
}

describe('Addons', () => {
  it('says which version runs where, and whether that goes', async () => {
    const row = await findRow({ otherVersions: ['1.26.0'] });
    for (const text of [
      'istio-system · chart istiod 1.27.1',
      '1.27.1',
      'and 1.26.0',
      'Known to go',
      'goes with 1.29 to 1.33 · not with the next',
      'known by its image',
      'as of 2026-02-16',
    ]) {
      expect(row.getByText(text)).toBeInTheDocument();
    }
    expect(row.getByRole('link', { name: /docs\.example/ })).toHaveAttribute(
      'href',
      'https://docs.example/istio',
    );
  });

  it('does not guess what nobody says', async () => {
    const row = await findRow({
      chart: undefined,
      version: undefined,
      evidence: 'name',
      compatibility: { status: 'unknown', next: 'unknown' },
    });
    for (const text of ['istio-system', 'Not known', 'Nobody says']) {
      expect(row.getByText(text)).toBeInTheDocument();
    }
  });

  it('says how many workloads there are where there are more', async () => {
    const row = await findRow({
      workloads: ['istiod', 'ztunnel'].map(name => ({
        kind: 'Deployment',
        name,
      })),
      workloadCount: 14,
    });
    expect(row.getByText('istiod, ztunnel (14)')).toBeInTheDocument();
  });

  it('asks for one of them across the fleet', async () => {
    const api = render([], '&name=istio&cluster=prod');
    await waitFor(() =>
      expect(api.queries.at(-1)).toMatchObject({
        name: 'istio',
        cluster: 'prod',
      }),
    );
    expect(
      await screen.findByText('Nothing matches these filters'),
    ).toBeInTheDocument();
  });
});
