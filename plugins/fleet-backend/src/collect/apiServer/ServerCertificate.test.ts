import { X509Certificate } from 'node:crypto';
import { TEST_CA } from '../../testing/certificate';
import { certificateOf } from './ServerCertificate';

describe('certificateOf', () => {
  it('tells whose it is, and how long', () => {
    expect(certificateOf(new X509Certificate(TEST_CA))).toEqual({
      subject: 'flotilla test authority',
      issuer: 'flotilla test authority',
      notBefore: '2026-11-24T17:42:29.000Z',
      notAfter: '2126-10-31T17:42:29.000Z',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it.each([
    ['O=Acme\nCN=api.example.com\nC=DE', 'api.example.com'],
    ['O=Acme', ''],
    [undefined, ''],
  ])('finds the common name in %j', (subject, name) => {
    const of = {
      subject,
      issuer: '',
      validFrom: 'Nov 24 17:42:29 2026 GMT',
      validTo: 'Nov 24 17:42:29 2027 GMT',
      fingerprint256: 'AB:CD',
    };
    expect(certificateOf(of as X509Certificate)).toMatchObject({
      subject: name,
      fingerprint: 'abcd',
    });
    const strange = { ...of, validTo: 'sometime' };
    expect(certificateOf(strange as X509Certificate)).toBeUndefined();
  });
});
