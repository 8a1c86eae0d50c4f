import { certificateProjection } from './certificate';

const project = (object: object) =>
  certificateProjection.project(object as never)!;

const metadata = { uid: 'uid-cert', name: 'web', namespace: 'shop' };

describe('a Certificate', () => {
  it('is kept with when it expires, and not with where its key is', () => {
    const row = project({
      metadata,
      spec: {
        secretName: 'web-tls',
        dnsNames: ['web.example.com', 'www.example.com'],
        issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt' },
      },
      status: {
        conditions: [{ type: 'Ready', status: 'True' }],
        notBefore: '2026-10-01T00:00:00Z',
        notAfter: '2026-12-30T00:00:00Z',
        renewalTime: '2026-11-30T00:00:00Z',
      },
    });
    expect(row).toEqual({
      uid: 'uid-cert',
      cells: {
        namespace: 'shop',
        name: 'web',
        ready: true,
        issuer: 'ClusterIssuer/letsencrypt',
        dns_names: 2,
        not_before: '2026-10-01T00:00:00.000Z',
        not_after: '2026-12-30T00:00:00.000Z',
        renewal_at: '2026-11-30T00:00:00.000Z',
      },
    });
    expect(JSON.stringify(row)).not.toContain('web-tls');
  });

  it('may not be issued yet', () => {
    const conditions = [{ type: 'Ready', status: 'False' }];
    const spec = { issuerRef: { name: 'ca' } };
    const row = project({ metadata, spec, status: { conditions } });
    expect(row.cells).toMatchObject({
      ready: false,
      issuer: 'Issuer/ca',
      dns_names: 0,
      not_after: null,
      renewal_at: null,
    });
  });
});
