import { selfSigned } from '../../../collect/apiServer/http/__testUtils__/selfSigned';
import { apiServiceProjection, mutatingWebhookProjection } from '.';

const metadata = { uid: 'uid-1', name: 'guard' };
const old = selfSigned({ name: 'old authority', until: '20261130000000Z' });
const young = selfSigned({ name: 'young authority', until: '20300101000000Z' });

const base64 = (...parts: string[]) =>
  Buffer.from(parts.join('\n')).toString('base64');
const webhooks = (...bundles: unknown[]) => ({
  metadata,
  webhooks: bundles.map((caBundle, index) => ({
    name: `hook-${index}`,
    clientConfig: { caBundle },
  })),
});
const cellsOf = (object: object) =>
  mutatingWebhookProjection.project(object as never)!.cells;

describe('CA bundles', () => {
  it('are kept by the certificate that expires first, and not themselves', () => {
    const row = mutatingWebhookProjection.project(
      webhooks(base64(young.cert), base64(old.cert), undefined) as never,
    );
    expect(row).toEqual({
      uid: 'uid-1',
      cells: {
        kind: 'MutatingWebhookConfiguration',
        name: 'guard',
        place: 'hook-1',
        bundles: 2,
        subject: 'old authority',
        issuer: 'old authority',
        not_before: '2020-01-01T00:00:00.000Z',
        not_after: '2026-11-30T00:00:00.000Z',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    expect(JSON.stringify(row)).not.toContain(base64(old.cert).slice(0, 40));
  });

  it('are good for as long as one of their authorities is', () => {
    const bundle = base64('# both, while one takes over', old.cert, young.cert);
    expect(cellsOf(webhooks(bundle))).toMatchObject({
      subject: 'young authority',
      bundles: 1,
    });
  });

  it('are the same as bytes, as protobuf has them', () => {
    const bytes = new Uint8Array(Buffer.from(young.cert));
    expect(cellsOf(webhooks(bytes, bytes))).toEqual(
      cellsOf(webhooks(base64(young.cert), base64(young.cert))),
    );
  });

  it('are of an APIService in its spec', () => {
    const spec = { caBundle: base64(old.cert) };
    const row = apiServiceProjection.project({ metadata, spec } as never);
    expect(row?.cells).toMatchObject({
      kind: 'APIService',
      place: null,
      subject: 'old authority',
    });
  });

  it.each([
    ['nothing', undefined],
    ['no PEM', base64('no certificate')],
    ['PEM of something else', base64(old.key)],
    [
      'a certificate that is none',
      base64('-----BEGIN CERTIFICATE-----\nMAAA\n-----END CERTIFICATE-----'),
    ],
    ['one that has no end', base64(old.cert.slice(0, 200))],
    ['far too much', base64('x'.repeat(600_000), old.cert)],
  ])('may be %s', (_, bundle) => {
    expect(cellsOf(webhooks(bundle))).toMatchObject({
      name: 'guard',
      bundles: 0,
      not_after: null,
      subject: null,
    });
  });

  it('that try to take long do not', () => {
    const begins = '-----BEGIN CERTIFICATE-----\n'.repeat(9_000);
    const ends = '-----END CERTIFICATE-----\n'.repeat(9_000);
    const read = cellsOf(
      webhooks(base64(begins), base64(ends), base64(old.cert)),
    );
    expect(read).toMatchObject({ bundles: 1, place: 'hook-2' });
  });
});
