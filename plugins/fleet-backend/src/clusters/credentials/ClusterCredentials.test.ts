import { createMockDirectory } from '@backstage/backend-test-utils';
import type { ClusterCredential } from '@flotilla/backstage-plugin-fleet-node';
import { ClusterCredentials } from './ClusterCredentials';
import { loadedSdks } from './__testUtils__/loadedSdks';
import type { ClusterAuth } from './types';

const cluster = { name: 'prod', url: 'https://prod.example' };

describe('ClusterCredentials', () => {
  const directory = createMockDirectory();
  const open = (auth: ClusterAuth) =>
    ClusterCredentials.create({ sdks: loadedSdks }).open(auth, cluster);

  it.each<[ClusterAuth, ClusterCredential]>([
    [{ type: 'none' }, { type: 'none' }],
    [
      { type: 'token', token: 'abc' },
      { type: 'bearer', token: 'abc' },
    ],
    [
      { type: 'serviceAccount', token: 'abc' },
      { type: 'bearer', token: 'abc' },
    ],
    [
      { type: 'clientCertificate', cert: 'cert', key: 'key' },
      { type: 'x509', cert: 'cert', key: 'key' },
    ],
  ])('gives what %j says', async (auth, credential) => {
    expect(await open(auth)({})).toEqual(credential);
  });

  it('reads a projected token again when it has changed', async () => {
    directory.setContent({ token: 'one\n' });
    const path = directory.resolve('token');
    const read = open({ type: 'tokenFile', path });
    expect(await read({})).toEqual({ type: 'bearer', token: 'one' });
    directory.setContent({ token: 'two\n' });
    expect(await read({})).toEqual({ type: 'bearer', token: 'two' });
    directory.setContent({ token: '\n' });
    await expect(read({})).rejects.toThrow('the token file is empty');
  });

  it('says that there is no service account outside of a cluster', async () => {
    await expect(open({ type: 'serviceAccount' })({})).rejects.toThrow(
      'the token file cannot be read (ENOENT)',
    );
  });
});
