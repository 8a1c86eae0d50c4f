import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Jest has no dynamic import, so that this is another process. */
async function loadSdks() {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--require',
    require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    join(__dirname, '__testUtils__/loadSdks.ts'),
  ]);
  return JSON.parse(stdout);
}

describe('lazySdks', () => {
  it('loads the SDKs, and none before it is needed', async () => {
    const { before, exported } = await loadSdks();
    expect(before).toEqual([]);
    expect(exported).toEqual(
      expect.arrayContaining([
        'fromNodeProviderChain',
        'fromTemporaryCredentials',
        'SignatureV4',
        'Sha256',
        'ClientSecretCredential',
        'DefaultAzureCredential',
        'WorkloadIdentityCredential',
        'GoogleAuth',
      ]),
    );
  }, 60_000);
});
