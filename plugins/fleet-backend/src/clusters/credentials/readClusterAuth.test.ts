import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { base64 } from '../../testing/certificate';
import { readClusterAuth } from './readClusterAuth';
import type { ClusterAuth } from './types';

const read = (auth: JsonObject) => readClusterAuth(new ConfigReader(auth));
const client = { clientId: 'fleet', clientSecret: 'secret' };

describe('readClusterAuth', () => {
  it.each<[ClusterAuth]>([
    [{ type: 'none' }],
    [{ type: 'token', token: 'abc' }],
    [{ type: 'tokenFile', path: '/token' }],
    [{ type: 'serviceAccount' }],
    [{ type: 'serviceAccount', token: 'abc' }],
    [{ type: 'aws' }],
    [
      {
        type: 'aws',
        clusterId: 'a',
        region: 'b',
        assumeRole: 'c',
        externalId: 'd',
        profile: 'e',
      },
    ],
    [{ type: 'google' }],
    [{ type: 'googleServiceAccount', credentialsFile: '/google.json' }],
    [{ type: 'azure' }],
    [
      {
        type: 'azure',
        ...client,
        tenantId: 'tenant',
        serverId: 'api://x',
        authorityHost: 'https://login.microsoftonline.us',
      },
    ],
    [{ type: 'azure', federatedTokenFile: '/token' }],
    [{ type: 'oidc', ...client, tokenUrl: 'https://idp.example/token' }],
    [
      {
        type: 'oidc',
        clientId: 'fleet',
        clientSecretFile: '/secret',
        issuer: 'https://idp.example',
        scope: 'openid',
        audience: 'kubernetes',
      },
    ],
  ])('reads %j', auth => {
    expect(read({ ...auth })).toEqual(auth);
  });

  it('reads certificates as PEM', () => {
    expect(
      read({
        type: 'clientCertificate',
        certData: base64('cert'),
        keyData: base64('key'),
      }),
    ).toEqual({ type: 'clientCertificate', cert: 'cert', key: 'key' });
  });

  it('is none where nothing is written', () => {
    expect(readClusterAuth(undefined)).toEqual({ type: 'none' });
    expect(read({})).toEqual({ type: 'none' });
  });

  it.each<[JsonObject, RegExp]>([
    [{ type: 'magic' }, /'magic'.*aws.*googleServiceAccount/],
    [{ type: 'toString' }, /not known/],
    [{ type: 'token' }, /token/],
    [{ type: 'azure', clientSecret: 'x' }, /tenantId and a clientId/],
    [{ type: 'oidc', tokenUrl: 'https://idp.example' }, /client/],
    [{ type: 'oidc', ...client }, /tokenUrl/],
    [{ type: 'oidc', ...client, tokenUrl: 'http://idp.example' }, /https/],
    [{ type: 'oidc', ...client, issuer: 'https://a:b@idp.example' }, /https/],
  ])('refuses %j', (auth, problem) => {
    expect(() => read(auth)).toThrow(problem);
  });
});
