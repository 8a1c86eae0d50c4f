import type { Certificate } from '@flotilla/backstage-plugin-fleet-common';
import { screen, within } from '@testing-library/react';
import {
  certificate,
  cluster,
  FakeFleetApi,
  renderFleet,
} from '../../__testUtils__';
import { CertificatesPage } from './CertificatesPage';

jest.setTimeout(30_000);

function render(certificates: Certificate[], search = '') {
  const api = new FakeFleetApi({ clusters: [cluster()], certificates });
  renderFleet(<CertificatesPage />, {
    api,
    at: `/fleet/certificates${search}`,
  });
  return api;
}

describe('CertificatesPage', () => {
  it.each([
    [-3, 'Expired', /2 days ago/],
    [-1, 'Expired', /today/],
    [3, 'Expires soon', /in 3 days/],
    [70, 'Valid', /2027-02-03 · in 70 days/],
  ])('says in words how soon one expires: %d', async (days, words, when) => {
    render([certificate({ expiresIn: days })]);
    const row = within(await screen.findByRole('row', { name: /shop-tls/ }));
    expect(row.getByText(words)).toBeInTheDocument();
    expect(row.getByText(when)).toBeInTheDocument();
    expect(row.getByText('cert-manager · shop')).toBeInTheDocument();
    expect(row.getByText('2027-01-04')).toBeInTheDocument();
  });

  it("tells API servers' from what renews itself, and what is not issued", async () => {
    render([
      certificate({
        id: 'a',
        kind: 'ApiServer',
        name: undefined,
        namespace: undefined,
        subject: 'kube-apiserver',
        renewalTime: undefined,
        ready: undefined,
      }),
      certificate({
        id: 'b',
        name: 'new-tls',
        notAfter: undefined,
        expiresIn: undefined,
        ready: false,
      }),
    ]);
    const server = await screen.findByRole('row', { name: /kube-apiserver/ });
    expect(within(server).getByText('Not by itself')).toBeInTheDocument();
    const issued = screen.getByRole('row', { name: /new-tls/ });
    expect(within(issued).getByText('Not issued yet')).toBeInTheDocument();
    expect(within(issued).getByText('Not ready')).toBeInTheDocument();
  });

  it('says of which webhook an authority is', async () => {
    render([
      certificate({
        kind: 'ValidatingWebhookConfiguration',
        namespace: undefined,
        name: 'policy',
        webhook: 'check.policy.example',
        bundles: 3,
        dnsNames: undefined,
      }),
    ]);
    const row = within(await screen.findByRole('row', { name: /policy/ }));
    expect(row.getByText(/webhook · check\.policy\.example/)).toBeVisible();
    expect(row.getByText(/first of 3 bundles/)).toBeVisible();
  });

  it('asks for what expires within a time, of a kind', async () => {
    const api = render([], '?expiresBefore=P7D&kind=ApiServer');
    expect(
      await screen.findByText('Nothing matches these filters'),
    ).toBeInTheDocument();
    expect(api.queries.at(-1)).toMatchObject({
      expiresBefore: 'P7D',
      kind: 'ApiServer',
    });
  });
});
