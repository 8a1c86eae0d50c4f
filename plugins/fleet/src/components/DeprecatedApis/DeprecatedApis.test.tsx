import type { DeprecatedApi } from '@flotilla/backstage-plugin-fleet-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  cluster,
  deprecatedApi,
  FakeFleetApi,
  renderFleet,
} from '../../__testUtils__';
import { DeprecatedApis } from './DeprecatedApis';

jest.setTimeout(30_000);

type Fleet = ConstructorParameters<typeof FakeFleetApi>[0];

function render(fleet: Partial<Fleet>, search = '') {
  const api = new FakeFleetApi({ clusters: [cluster()], ...fleet });
  const at = `/fleet/kubernetes?part=apis${search}`;
  renderFleet(<DeprecatedApis />, { api, at });
  return api;
}

async function findRow(changes: Partial<DeprecatedApi>) {
  render({ deprecatedApis: [deprecatedApi(changes)] });
  const name = /HorizontalPodAutoscaler/;
  return within(await screen.findByRole('row', { name }));
}

describe('DeprecatedApis', () => {
  it('says what is used, by what, and what to use instead', async () => {
    const row = await findRow({});
    for (const text of [
      'HorizontalPodAutoscaler',
      'autoscaling/v2beta2',
      'prod-eu-1',
      'Gone in 1.26',
      'autoscaling/v2',
      '3 objects were written with it',
      'helm',
      'shop/web',
    ]) {
      expect(row.getByText(text)).toBeInTheDocument();
    }
  });

  it('tells what an API server was asked for from what was written', async () => {
    const row = await findRow({
      evidence: 'metric',
      objects: undefined,
      managers: [],
      examples: [],
      replacement: undefined,
      group: '',
      version: 'v1',
      removedIn: undefined,
    });
    for (const text of [
      'v1',
      'Not said until when',
      'Nothing has its place',
      'The API server was asked for it',
    ]) {
      expect(row.getByText(text)).toBeInTheDocument();
    }
  });

  it('says what is not served any more', async () => {
    const row = await findRow({ removed: true });
    expect(row.getByText('Not any more')).toBeInTheDocument();
    expect(row.getByText('Gone in 1.26')).toBeInTheDocument();
  });

  it('says of which clusters nothing proves nothing, and who says so', async () => {
    const gap = (name: string) => ({ cluster: { id: name, name }, kinds: [] });
    render({ gaps: ['a', 'b', 'c', 'd', 'e', 'f'].map(gap) });
    expect(
      await screen.findByText(
        /6 clusters were not seen whole, and may use more: a, b, c, d, e, …/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /docs\.example/ })).toHaveAttribute(
      'href',
      'https://docs.example/apis',
    );
    expect(
      screen.getByText('Nothing is in use that the next versions remove'),
    ).toBeInTheDocument();
  });

  it('asks for an upgrade to a version', async () => {
    const api = render({}, '&all=true&cluster=prod');
    await waitFor(() =>
      expect(api.queries.at(-1)).toMatchObject({ all: true, cluster: 'prod' }),
    );
    const target = await screen.findByRole('searchbox', { name: 'Upgrade to' });
    await userEvent.type(target, '1.40{Enter}');
    await waitFor(() =>
      expect(api.queries.at(-1)).toMatchObject({ target: '1.40', all: true }),
    );
  });
});
